import { rows, type Tx } from '@linesman/persistence';
import type { Principal } from '@linesman/service-kit';
import type { Integration } from '../integration-record/integration.entity';
import { defaultProviders } from '../settings/settings.dto';
import { TenantSettingsRow } from '../settings/tenant-settings.entity';

/**
 * `manage`: connect, reconnect, rename, pause and delete it, and change its settings. `configure`: also change its
 * owner, its customer, its purpose, whether it is critical, and what it is linked to.
 */
export type IntegrationRight = 'manage' | 'configure';

/** What the caller was granted to configure: everything, or single integrations. */
export interface Granted {
  everything: boolean;
  integration_ids: ReadonlySet<string>;
}

export async function grantedTo(tx: Tx, { subject, roles }: Principal): Promise<Granted> {
  if (roles.includes('tenant_admin')) return { everything: true, integration_ids: new Set() };
  const found = await rows<{ integration_id: string | null }>(
    tx,
    `select integration_id from grants where action = 'configure'
       and (grantee_type = 'role' and grantee = any($1) or grantee_type = $2 and grantee = $3)`,
    [roles, roles.includes('service') ? 'service' : 'user', subject],
  );
  const ids = found.map(({ integration_id }) => integration_id);
  return { everything: ids.includes(null), integration_ids: new Set(ids.filter((id) => id !== null)) };
}

/** The owner of an integration manages it without a grant. */
export function rightsOn(
  { subject, roles }: Principal,
  { integration_id, user_id }: Pick<Integration, 'integration_id' | 'user_id'>,
  { everything, integration_ids }: Granted,
): IntegrationRight[] {
  if (everything || integration_ids.has(integration_id)) return ['manage', 'configure'];
  return user_id === subject && !roles.includes('service') ? ['manage'] : [];
}

/** The providers of which a person may connect an account of their own without a grant. */
export async function ownProviders(tx: Tx, { tenantId: tenant_id, roles }: Principal): Promise<string[]> {
  if (roles.includes('service')) return [];
  const settings = await tx.findOneBy(TenantSettingsRow, { tenant_id });
  return settings?.enabled_providers ?? defaultProviders;
}
