import { type CallContext, classify, ProviderError, TransportError } from '@linesman/provider-kit';
import type { SignOnAddress } from './read-metadata';

/** Answers of the guard that show that the server answered. */
const redirected = (error: unknown): boolean =>
  error instanceof ProviderError && error.failure.code === 'redirect_refused';

/**
 * Whether the address where people sign in answers. What it answers to a request without a login differs: a page, a
 * redirect or an error of the client. An error of the server, or silence, does not count.
 */
export async function signOnAnswers(context: CallContext, all: SignOnAddress[]): Promise<void> {
  const { url } = all.find(({ binding }) => binding === 'HTTP-Redirect') ?? all[0]!;
  const failed = (what: Parameters<typeof classify>[0]) => {
    const failure = classify(what, { auth: 'api_key', kind: 'read' }, context.now());
    const message = `SAML Single Sign-On: the address to sign in at: ${failure.message}`;
    return new ProviderError({ ...failure, message });
  };
  try {
    const { status, headers } = await context.http({ method: 'GET', url, headers: { accept: 'text/html' } });
    if (status >= 500) throw failed({ status, headers });
  } catch (error) {
    if (redirected(error)) return;
    throw error instanceof TransportError ? failed(error) : error;
  }
}
