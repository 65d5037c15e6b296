import { accountOf } from '../integration-record/save-integration';
import type { Integration } from '../integration-record/integration.entity';

type Account = Pick<Integration, 'integration_id' | 'connection_code' | 'provider_account_id' | 'config'>;

/** Longest name among external_ids. */
const LONGEST = 100;

/** The name of an account among external_ids. Integrations of the same account share their customers. */
export function profileAccount(integration: Account): string {
  const named = `${integration.connection_code}:${accountOf(integration).account_id ?? integration.integration_id}`;
  return named.length <= LONGEST ? named : `${integration.connection_code}:${integration.integration_id}`;
}

/** The id for the account, otherwise the one for the provider. */
export const knownId = (ids: Record<string, string>, account: string, connection_code: string): string | undefined =>
  ids[account] || ids[connection_code] || undefined;
