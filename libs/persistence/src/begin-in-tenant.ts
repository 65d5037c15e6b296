import type { QueryRunner } from 'typeorm';
import { INDEXES_ONLY, prepareStatements } from './by-key';

/**
 * Starts a transaction and sets its tenant in one round trip, where `startTransaction()` would need two. TypeORM's own
 * marks are set, so that its saves join the transaction; they are set first, because nobody waits for the answer before
 * the first statement of the transaction. See docs/adr/0014-private-parts-of-pg-and-typeorm.md.
 * @param tenantId must be a UUID: several statements in one query take no parameters.
 */
export const beginInTenant = (runner: QueryRunner, tenantId: string, byKey = false): Promise<void> =>
  begin(runner, byKey, `; select set_config('app.tenant', '${tenantId}', true)`);

export const beginInSystem = (runner: QueryRunner, byKey = false): Promise<void> => begin(runner, byKey);

async function begin(runner: QueryRunner, byKey: boolean, text = ''): Promise<void> {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  if (byKey) prepareStatements(runner.manager);
  await runner.query(`start transaction${byKey ? INDEXES_ONLY : ''}${text}`);
}
