import { one, type Tx } from '@linesman/persistence';

/**
 * The address that receives what a CSM would, where a customer has none.
 * @throws while the tenant's settings have not arrived: the event that needs them is handled again later.
 */
export async function mailboxOf(tx: Tx, tenantId: string): Promise<string> {
  const settings = await one<{ mail_from: string }>(tx, 'select mail_from from tenant_settings where tenant_id = $1', [
    tenantId,
  ]);
  if (!settings) throw new Error(`the settings of tenant ${tenantId} are not known yet`);
  return settings.mail_from;
}
