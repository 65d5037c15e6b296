import { afterCommit, type Tx } from '@linesman/persistence';
import type { DeliveryWorker } from './delivery-worker';
import { insertDelivery, type NewDelivery } from './insert-delivery';

/** Decides a delivery, which is sent once the transaction has committed unless it waits. @returns its id, if it is new. */
export async function planDelivery(tx: Tx, worker: DeliveryWorker, delivery: NewDelivery): Promise<string | undefined> {
  const inserted = await insertDelivery(tx, delivery);
  if (inserted && !waits(delivery)) {
    const { id, tenant_id, channel } = inserted;
    afterCommit(tx, () => worker.now({ kind: 'send', tenant_id, channel, id }));
  }
  return inserted?.id;
}

/** It is not sent now. */
export const waits = ({ suppressed, not_before, needs_approval }: NewDelivery): boolean =>
  suppressed !== undefined || not_before !== undefined || needs_approval === true;
