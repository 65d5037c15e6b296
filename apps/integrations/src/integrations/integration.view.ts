import type { Tx } from '@linesman/persistence';
import type { Principal } from '@linesman/service-kit';
import { In } from 'typeorm';
import { IntegrationCredential } from '../credentials/integration-credential.entity';
import { grantedTo, type IntegrationRight, rightsOn } from '../grants/my-rights';
import type { Integration } from '../integration-record/integration.entity';

export interface CredentialsView {
  /** Names of the stored fields. Nobody can read the values. */
  fields_set: string[];
  expires_at: Date | null;
  /** Whether only new credentials make the integration work again. */
  reconnect_needed: boolean;
}

export type IntegrationView = Omit<
  Integration,
  'tenant_id' | 'disconnected_cause' | 'health_version' | 'health_changed_at' | 'provider_account_id' | 'deleted_at'
> & {
  credentials: CredentialsView;
  /**
   * What the caller may do with it. `manage`: connect, reconnect, rename, pause and delete it, and change its settings.
   * `configure`: also change its owner, its customer, its purpose, whether it is critical, and what it is linked to.
   */
  my_rights: IntegrationRight[];
};

export async function viewsOf(tx: Tx, caller: Principal, rows: Integration[]): Promise<IntegrationView[]> {
  const granted = await grantedTo(tx, caller);
  const stored = await tx.findBy(IntegrationCredential, { integration_id: In(rows.map((row) => row.integration_id)) });
  const byId = new Map(stored.map((one) => [one.integration_id, one]));
  return rows.map(
    ({
      tenant_id: _t,
      disconnected_cause: _s,
      health_version: _h,
      provider_account_id: _p,
      deleted_at: _d,
      ...shown
    }) => {
      const found = byId.get(shown.integration_id);
      const credentials = {
        fields_set: Object.keys(found?.sealed.fields ?? {}),
        expires_at: found?.expires_at ?? null,
        reconnect_needed: found?.refusal_final ?? false,
      };
      return { ...shown, credentials, my_rights: rightsOn(caller, shown, granted) };
    },
  );
}
