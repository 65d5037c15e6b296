import { customerDeleted, integrationDeleted } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';

/** They hold ids and no data, and others are yet to hear them. */
const tellOfErasure = [customerDeleted.type, integrationDeleted.type];

/**
 * Erases the tenant's events that no stream takes: those that name one of these ids, or all. What waits to be published is
 * published.
 */
export async function eraseSetAside(tx: Tx, ids?: string[]): Promise<Record<string, number>> {
  const statement = 'select erase_set_aside($1::text[], $2::text[]) as count';
  const erased = await one<{ count: number }>(tx, statement, [ids ?? null, tellOfErasure]);
  return erased!.count > 0 ? { set_aside_events: erased!.count } : {};
}
