import type { IntegrationSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { In } from 'typeorm';
import { IntegrationCredential } from '../credentials/integration-credential.entity';
import type { Integration } from './integration.entity';

export interface CredentialsView {
  /** Names of what is stored; the values are shown to nobody. */
  fields_set: string[];
  expires_at: Date | null;
  /** Nothing but new credentials brings it back. */
  reconnect_needed: boolean;
}

export type IntegrationView = Omit<
  Integration,
  'tenant_id' | 'health_version' | 'provider_account_id' | 'deleted_at'
> & {
  credentials: CredentialsView;
};

export async function viewsOf(tx: Tx, rows: Integration[]): Promise<IntegrationView[]> {
  const stored = await tx.findBy(IntegrationCredential, { integration_id: In(rows.map((row) => row.integration_id)) });
  const byId = new Map(stored.map((one) => [one.integration_id, one]));
  return rows.map(({ tenant_id: _t, health_version: _h, provider_account_id: _p, deleted_at: _d, ...shown }) => {
    const found = byId.get(shown.integration_id);
    const credentials = {
      fields_set: Object.keys(found?.sealed.fields ?? {}),
      expires_at: found?.expires_at ?? null,
      reconnect_needed: found?.refusal_final ?? false,
    };
    return { ...shown, credentials };
  });
}

export const snapshotOf = (row: Integration): IntegrationSnapshot => ({
  integration_id: row.integration_id,
  connection_code: row.connection_code,
  name: row.name,
  status: row.status,
  is_critical: row.is_critical,
  ...(row.customer_id ? { customer_id: row.customer_id } : {}),
  ...(row.user_id ? { user_id: row.user_id } : {}),
  ...(row.purpose ? { purpose: row.purpose } : {}),
  credential_version: row.credential_version,
  created_at: row.created_at.toISOString(),
  version: row.version,
});
