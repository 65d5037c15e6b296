import type { Database, Tx } from '@linesman/persistence';

/** Carries what was decided out of a transaction that is rolled back. */
class Undone<T> extends Error {
  constructor(readonly decided: T) {
    super('a preview stores nothing');
  }
}

const takenBack = new WeakSet<Tx>();

/**
 * Whether nothing of this transaction is kept. Then it locks no row that others write, and what it decides does not depend on
 * what this process does at the moment.
 */
export const isTakenBack = (tx: Tx): boolean => takenBack.has(tx);

/** Decides something, and takes everything back: what is sent waits for the commit, and there is none. */
export async function rollBack<T>(database: Database, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await database.inTenant(tenantId, async (tx): Promise<never> => {
      takenBack.add(tx);
      throw new Undone(await work(tx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.decided as T;
    throw error;
  }
}
