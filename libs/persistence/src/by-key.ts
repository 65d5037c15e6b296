import type { EntityManager, QueryRunner } from 'typeorm';

/** Indexes only, so that a plan that was made while a table was empty does not read all of it later. */
export const INDEXES_ONLY = '; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off';

/** One statement of each text, which PostgreSQL keeps under its name for as long as a connection lives. */
const names = new Map<string, string>();
let named = 0;
const transactions = new WeakSet<EntityManager>();
const failures = new WeakMap<EntityManager, unknown>();

/** From here on the statements of this transaction are prepared. */
export function prepareStatements(tx: EntityManager): void {
  transactions.add(tx);
}

/** What the driver is given. */
export function asSent(tx: EntityManager, text: string): string | { name: string; text: string } {
  return transactions.has(tx) ? { name: nameOf(text), text } : text;
}

function nameOf(text: string): string {
  const name = names.get(text) ?? `by_key_${(named += 1)}`;
  names.set(text, name);
  return name;
}

/** Keeps why a statement of this transaction failed first: whoever ran it may throw another error. */
export function heedAnswer<T>(tx: EntityManager, answer: Promise<T>): Promise<T> {
  if (transactions.has(tx))
    answer.catch((error: unknown) => {
      if (!failures.has(tx)) failures.set(tx, error);
    });
  return answer;
}

/**
 * After an error nobody knows what the connection has prepared, so it is closed. Where a table has other columns than
 * when a statement was prepared, every connection has it, so from now on all have new names.
 */
export async function heedFailure(runner: QueryRunner): Promise<void> {
  const { driverError: failed } = (failures.get(runner.manager) ?? {}) as DriverFailure;
  if (!failed) return;
  if (failed.code === '0A000' && failed.routine === 'RevalidateCachedQuery') names.clear();
  const connection = (await runner.connect()) as { end(): Promise<void> };
  connection.end().catch(() => undefined);
}

interface DriverFailure {
  driverError?: { code?: string; routine?: string };
}
