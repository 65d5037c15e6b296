/** A key says its mode after its kind: `sk_live_…`, `pk_test_…` (docs.stripe.com/keys). Old keys say none. */
const modeOf = (key = ''): string | undefined => /^[a-z]k_(live|test)_/.exec(key)?.[1];

/** Payments that a page begins with one mode's publishable key cannot be finished with the other mode's secret key. */
export function disagreement({ secret_key, publishable_key }: Record<string, string>) {
  const [secret, published] = [modeOf(secret_key), modeOf(publishable_key)];
  if (!secret || !published || secret === published) return undefined;
  return { field: 'publishable_key', message: `is a ${published} key, but the secret key is a ${secret} key` };
}
