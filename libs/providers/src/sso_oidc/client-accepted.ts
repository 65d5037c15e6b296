import { type CallContext, ProviderError, requestJson, signOnFailure } from '@linesman/provider-kit';
import { dialect, misconfigured } from './dialect';
import { clientOf, type Discovery } from './discovery';

/** Answers of a token endpoint that refuse the client itself, and not what it asked for (RFC 6749, 5.2). */
const refusesClient = ['invalid_client', 'unauthorized_client'];

/**
 * Whether the token endpoint accepts the client and its secret. A code is asked to be exchanged that nobody was given:
 * a client that is accepted is told that the code is not valid. Nothing is issued.
 */
export async function clientAccepted(context: CallContext, discovery: Discovery): Promise<void> {
  const { secret } = context.material;
  if (secret === '') return;
  const { client_id } = clientOf(context);
  const { headers, fields } = authentication(discovery, client_id, secret);
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: 'linesman-check', ...fields }).toString();
  const [outcome] = await Promise.allSettled([
    requestJson(context, dialect, {
      method: 'POST',
      url: discovery.token_endpoint,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
      kind: 'read',
      // No answer is a success: the code does not exist.
      expects: (_answer): _answer is never => false,
    }),
  ]);
  const error: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
  if (!(error instanceof ProviderError)) throw error;
  const { code, cause, message, http_status } = error.failure;
  if (refusesClient.includes(code) || cause === 'api_key_rejected')
    throw misconfigured(code, `the client is refused (${message})`, http_status);
  // An error of OAuth that does not refuse the client: the endpoint looked at the code.
  const ofOAuth = http_status !== undefined && !code.startsWith('http_');
  if (ofOAuth && (cause === 'bad_request' || code === 'invalid_grant')) return;
  throw signOnFailure(error);
}

/** How the client proves who it is: as the document says, and in the header where it says nothing (Discovery 1.0, 3). */
function authentication(
  { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] }: Discovery,
  client_id: string,
  client_secret: string,
): { headers: Record<string, string>; fields: Record<string, string> } {
  const post = methods.includes('client_secret_post') && !methods.includes('client_secret_basic');
  if (post) return { headers: {}, fields: { client_id, client_secret } };
  const pair = [client_id, client_secret].map(formEncoded).join(':');
  return { headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }, fields: {} };
}

/** RFC 6749, 2.3.1 and appendix B. */
const formEncoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2);
