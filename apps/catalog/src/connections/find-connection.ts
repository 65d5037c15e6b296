import type { Tx } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { IsNull } from 'typeorm';
import { Connection } from './connection.entity';

/** @param lock where it is going to be changed, or something is going to hang on it. */
export async function findConnection(tx: Tx, connection_code: string, lock = false): Promise<Connection> {
  const found = await tx.findOne(Connection, {
    where: { connection_code, deleted_at: IsNull() },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  if (!found) throw notFound('connection');
  return found;
}
