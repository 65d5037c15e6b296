import { ProviderError, type ProviderFailure } from '../provider-error';

/** The failure of a call. Rejecting with anything but a ProviderError is a fault of the provider's code. */
export async function failureOf(call: Promise<unknown>): Promise<ProviderFailure> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome.status === 'fulfilled') throw new Error(`passed as a success: ${JSON.stringify(outcome.value)}`);
  if (!(outcome.reason instanceof ProviderError)) throw outcome.reason;
  const { code, message } = outcome.reason.failure;
  if (!code || !message) throw new Error('a failure without code or message');
  return outcome.reason.failure;
}
