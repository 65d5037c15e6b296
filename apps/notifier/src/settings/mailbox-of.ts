import type { Tx } from '@linesman/persistence';

/** @throws while the tenant's settings have not come yet: the event that asks is tried again. */
export async function mailboxOf(tx: Tx, tenantId: string): Promise<string> {
  const rows = (await tx.query(`select mail_from from tenant_settings where tenant_id = $1`, [tenantId])) as {
    mail_from: string;
  }[];
  if (!rows[0]) throw new Error(`the settings of tenant ${tenantId} are not known yet`);
  return rows[0].mail_from;
}
