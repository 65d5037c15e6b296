import type { Tx } from '@linesman/persistence';
import { notFound } from '@linesman/service-kit';
import { IsNull } from 'typeorm';
import { Connection } from './connection.entity';

/** @param lock when the caller changes the connection or adds a row that refers to it. */
export async function findConnection(tx: Tx, connection_code: string, lock = false): Promise<Connection> {
  const found = await tx.findOne(Connection, {
    where: { connection_code, deleted_at: IsNull() },
    lock: lock ? { mode: 'pessimistic_write' } : undefined,
  });
  if (!found) throw notFound('connection');
  return found;
}
