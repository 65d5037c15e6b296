import type { Provider } from '@linesman/provider-kit';
import type { Integration } from '../integration-record/integration.entity';

/**
 * Whether a link for somebody without an account can connect no other account unnoticed: the account of a consent is
 * compared with the one that is known, and a key of an unknown account waits for approval.
 */
export function provesAccount(
  { manifest: { auth }, identify }: Pick<Provider, 'manifest' | 'identify'>,
  { provider_account_id }: Pick<Integration, 'provider_account_id'>,
): boolean {
  const hasConsent = auth.type === 'oauth2' || auth.install !== undefined;
  return !hasConsent || (identify !== undefined && provider_account_id !== null);
}
