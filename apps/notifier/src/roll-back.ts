import type { Database, Tx } from '@linesman/persistence';

/** Carries what was decided out of a transaction that is rolled back. */
class Undone<T> extends Error {
  constructor(readonly decided: T) {
    super('a preview stores nothing');
  }
}

/** Decides something, and takes everything back: what is sent waits for the commit, and there is none. */
export async function rollBack<T>(database: Database, tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await database.inTenant(tenantId, async (tx): Promise<never> => {
      throw new Undone(await work(tx));
    });
  } catch (error) {
    if (error instanceof Undone) return error.decided as T;
    throw error;
  }
}
