import type { Tx } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { IsNull } from 'typeorm';
import { Integration } from './integration.entity';

/**
 * @param lock whether to lock the row. Lock it before you change the integration or emit an event about it: events take
 * their version from the locked row.
 */
export async function findIntegration(tx: Tx, integration_id: string, lock = false): Promise<Integration> {
  const found = await tx.findOne(Integration, {
    where: { integration_id, deleted_at: IsNull() },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!found) throw notFound('integration');
  return found;
}
