import { setTimeout } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';

const LONGEST_WAIT = '250ms';
const TURNS = 240;
const PAUSE_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * For work that takes milliseconds once it has its locks. Who asks for a table's lock after it waits behind it, so it
 * gives up soon, lets the others through and tries again, for two minutes or more. Each turn is a transaction.
 */
export async function inShortTurns<T>(q: QueryRunner, work: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    await q.startTransaction();
    try {
      await q.query(`set local lock_timeout = '${LONGEST_WAIT}'`);
      const result = await work();
      await q.commitTransaction();
      return result;
    } catch (error) {
      await q.rollbackTransaction();
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || turn === TURNS) throw error;
    }
    await setTimeout(PAUSE_MS);
  }
}
