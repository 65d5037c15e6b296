import { changed, one, type Tx } from '@linesman/persistence';
import { lockName } from '../lock-name';

const lockSignal = (tx: Tx, signal_id: string) => lockName(tx, `signal ${signal_id}`);

/**
 * Locks the signal until the transaction ends. So a link that is created at the moment when its signal closes is either
 * refused here or revoked by the handler of that event.
 */
export async function isSignalClosed(tx: Tx, tenant_id: string, signal_id: string): Promise<boolean> {
  await lockSignal(tx, signal_id);
  const values = [tenant_id, signal_id];
  const found = await one(tx, 'select 1 from closed_signals where tenant_id = $1 and signal_id = $2', values);
  return found !== undefined;
}

export async function closeSignal(tx: Tx, tenant_id: string, signal_id: string): Promise<void> {
  await lockSignal(tx, signal_id);
  const values = [tenant_id, signal_id];
  await changed(tx, 'insert into closed_signals (tenant_id, signal_id) values ($1, $2) on conflict do nothing', values);
}
