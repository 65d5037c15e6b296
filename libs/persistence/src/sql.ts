import type { QueryResult } from 'typeorm';
import { asSent, heedAnswer } from './by-key';
import type { Tx } from './database';
import { refuseAfterEnd } from './with-commit';

/**
 * The one place that gives SQL results their type. TypeORM itself answers with rows or with `[rows, count]`, depending
 * on the verb.
 */
async function run(tx: Tx, text: string, values?: unknown[]): Promise<QueryResult> {
  if (!tx.queryRunner) throw new Error('a query needs the transaction of inTenant() or inSystem()');
  refuseAfterEnd(tx);
  return heedAnswer(tx, tx.queryRunner.query(asSent(tx, text) as string, values, true));
}

/** Every row of a select, or of a write with `returning`. */
export const rows = async <T extends object>(tx: Tx, text: string, values?: unknown[]): Promise<T[]> =>
  (await run(tx, text, values)).records as T[];

/** The first row, or undefined where there is none. */
export const one = async <T extends object>(tx: Tx, text: string, values?: unknown[]): Promise<T | undefined> =>
  (await rows<T>(tx, text, values))[0];

/** @returns how many rows a write inserted, updated or deleted. */
export const changed = async (tx: Tx, text: string, values?: unknown[]): Promise<number> =>
  (await run(tx, text, values)).affected ?? 0;
