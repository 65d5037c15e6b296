import type { Pool } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { runAfterCommit } from './after-commit';
import { oneTrip, type Statement } from './one-trip';

/** A transaction. Everything that must stand or fall together takes the same one. */
export type Tx = EntityManager;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A service's schema through its two roles. */
export class Database {
  constructor(
    private readonly app: DataSource,
    private readonly system: DataSource,
  ) {}

  /** Rows of other tenants do not exist in here: row-level security, not the query, sees to it. */
  inTenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return transact(this.app, work, (runner) => beginInTenant(runner, uuid(tenantId)));
  }

  /** The same for one statement that is run thousands of times: prepared once, and there and back in one round trip. */
  inTenantOnce<T>(tenantId: string, statement: Statement, values: unknown[]): Promise<T[]> {
    return oneTrip(poolOf(this.app), uuid(tenantId), statement, values);
  }

  /** Crosses tenants. Only files named `*.system.ts` may call it; lint holds that. */
  inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transact(this.system, work, (runner) => runner.startTransaction());
  }

  /** The same for one statement. */
  async inSystemOnce<T>(statement: Statement, values: unknown[]): Promise<T[]> {
    return (await poolOf(this.system).query({ ...statement, values })).rows as T[];
  }

  /** Resolves when both roles can reach the server. */
  async ping(): Promise<void> {
    await Promise.all([this.app.query('select 1'), this.system.query('select 1')]);
  }

  async close(): Promise<void> {
    await Promise.all([this.app, this.system].filter((d) => d.isInitialized).map((d) => d.destroy()));
  }
}

function uuid(tenantId: string): string {
  if (!UUID.test(tenantId)) throw new TypeError('tenant id is not a UUID');
  return tenantId;
}

const poolOf = ({ driver }: DataSource): Pool => (driver as unknown as { master: Pool }).master;

/**
 * Transaction and tenant in one round trip, which every transaction of the system saves. Nothing but a UUID gets here:
 * a setting takes no parameter in a statement of several. TypeORM is told, so that its own saves join in.
 */
async function beginInTenant(runner: QueryRunner, tenantId: string): Promise<void> {
  await runner.query(`start transaction; select set_config('app.tenant', '${tenantId}', true)`);
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}

async function transact<T>(
  dataSource: DataSource,
  work: (tx: Tx) => Promise<T>,
  begin: (runner: QueryRunner) => Promise<unknown>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  let result: T;
  try {
    await begin(runner);
    result = await work(runner.manager);
    await runner.commitTransaction();
  } catch (error) {
    // A connection that broke cannot roll back; the server has done so already.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
  runAfterCommit(runner.manager);
  return result;
}
