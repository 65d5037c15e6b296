import type { EntityManager } from 'typeorm';

const sent = new WeakMap<EntityManager, Promise<unknown>[]>();
const ended = new WeakSet<EntityManager>();

/**
 * For a write whose answer its caller does not need. What the transaction sends next, or its commit, follows in the same
 * round trip. The transaction fails with the write. Its statements must have been sent already.
 */
export function withCommit(tx: EntityManager, write: Promise<unknown>): void {
  write.catch(() => undefined);
  const list = sent.get(tx);
  if (list) list.push(write);
  else sent.set(tx, [write]);
}

/** From here on the transaction takes no statement. @returns the writes that nobody has waited for. */
export function endStatements(tx: EntityManager): Promise<unknown>[] {
  ended.add(tx);
  return sent.get(tx) ?? [];
}

/** A statement behind the commit would run outside the transaction. */
export function refuseAfterEnd(tx: EntityManager): void {
  if (ended.has(tx)) throw new Error('the transaction has ended');
}
