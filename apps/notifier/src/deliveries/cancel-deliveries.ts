import { rows, type Tx } from '@linesman/persistence';
import type { Delivery } from './delivery.entity';

interface Cancelled extends Pick<Delivery, 'id'> {
  step_id: string;
}

/** Suppresses deliveries of some steps of a signal that are not being sent yet. @returns those. */
export const cancelDeliveries = (tx: Tx, signalId: string, stepIds: string[], reason: string): Promise<Cancelled[]> =>
  rows<Cancelled>(
    tx,
    `update deliveries set state = 'suppressed', reason = $3, settled_at = clock_timestamp()
     where signal_id = $1 and step_id = any($2) and state in ('pending', 'awaiting_approval') returning id, step_id`,
    [signalId, stepIds, reason],
  );
