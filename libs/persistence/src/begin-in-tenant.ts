import type { QueryRunner } from 'typeorm';

/**
 * Starts a transaction and sets its tenant in one round trip, where `startTransaction()` would need two. TypeORM's own
 * marks are set, so that its saves join the transaction. See docs/adr/0014-private-parts-of-pg-and-typeorm.md.
 * @param tenantId must be a UUID: several statements in one query take no parameters.
 */
export async function beginInTenant(runner: QueryRunner, tenantId: string): Promise<void> {
  await runner.query(`start transaction; select set_config('app.tenant', '${tenantId}', true)`);
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}
