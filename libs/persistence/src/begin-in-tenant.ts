import type { QueryRunner } from 'typeorm';

/**
 * Starts a transaction and sets its tenant in one round trip, where `startTransaction()` would need two. TypeORM's own
 * marks are set, so that its saves join the transaction; they are set first, because nobody waits for the answer before
 * the first statement of the transaction. See docs/adr/0014-private-parts-of-pg-and-typeorm.md.
 * @param tenantId must be a UUID: several statements in one query take no parameters.
 */
export const beginInTenant = (runner: QueryRunner, tenantId: string): Promise<void> =>
  begin(runner, `start transaction; select set_config('app.tenant', '${tenantId}', true)`);

export const beginInSystem = (runner: QueryRunner): Promise<void> => begin(runner, 'start transaction');

async function begin(runner: QueryRunner, text: string): Promise<void> {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  await runner.query(text);
}
