import type { Provider } from '@linesman/provider-kit';

/**
 * Whether a link for somebody without an account can connect no other account unnoticed: the provider names the account
 * of a consent, and a key of an unknown account waits for approval.
 */
export const provesAccount = ({ manifest, identify }: Provider): boolean =>
  manifest.auth.type !== 'oauth2' || identify !== undefined;
