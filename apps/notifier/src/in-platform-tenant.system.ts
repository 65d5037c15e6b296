import { PLATFORM_TENANT } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';

/**
 * Works with rows of the platform tenant inside another tenant's transaction, so that both commit together. Until `work`
 * has ended, the transaction sees the platform tenant's rows and no others.
 */
export async function inPlatformTenant<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const before = await one<{ tenant: string }>(tx, `select current_setting('app.tenant') as tenant`);
  await become(tx, PLATFORM_TENANT);
  try {
    const result = await work();
    await become(tx, before!.tenant);
    return result;
  } catch (error) {
    // After a failed statement the transaction takes no other, and nothing of it is committed.
    await become(tx, before!.tenant).catch(() => undefined);
    throw error;
  }
}

const become = (tx: Tx, tenantId: string): Promise<unknown> =>
  one(tx, `select set_config('app.tenant', $1, true)`, [tenantId]);
