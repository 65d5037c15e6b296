import { alertDelivered } from '@linesman/contracts';
import type { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import type { Delivery } from './delivery.entity';

/** Publishes that a person was told. Each delivery of a digest has an event of its own. */
export async function emitDelivered(
  tx: Tx,
  outbox: Outbox,
  { id, tenant_id, signal_id, channel, occasion, recipient }: Delivery,
  at: Date,
): Promise<void> {
  await outbox.emit(tx, alertDelivered, {
    tenantId: tenant_id,
    aggregateId: id,
    aggregateVersion: 1,
    data: { delivery_id: id, signal_id, channel, occasion, recipient, delivered_at: at.toISOString() },
  });
}
