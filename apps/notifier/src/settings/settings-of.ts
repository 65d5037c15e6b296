import { one, type Tx } from '@linesman/persistence';
import type { TenantSettingsRow } from './tenant-settings.entity';

/** @throws while the tenant's settings have not arrived: the event that needs them is handled again later. */
export async function settingsOf(tx: Tx, tenantId: string): Promise<TenantSettingsRow> {
  const settings = await one<TenantSettingsRow>(tx, 'select * from tenant_settings where tenant_id = $1', [tenantId]);
  if (!settings) throw new Error(`the settings of tenant ${tenantId} are not known yet`);
  return settings;
}
