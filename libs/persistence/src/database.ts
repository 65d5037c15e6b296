import type { Pool } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { runAfterCommit } from './after-commit';
import { beginInSystem, beginInTenant } from './begin-in-tenant';
import { heedFailure } from './by-key';
import type { Link } from './link';
import { runPipelined, type Statement } from './pipelined-query';
import { endStatements, withCommit } from './with-commit';

/** A transaction. What must be committed together is written in the same one. */
export type Tx = EntityManager;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A server that answered something so lately need not be asked. */
const HEARD_MS = 1_000;

/** Access to a service's schema, with its two roles. */
export class Database {
  /**
   * The same transactions for what runs often, or while somebody waits: each of their statements finds its rows by a key.
   * It is prepared, and planned once for a connection, with indexes only.
   */
  readonly byKey: Pick<Database, 'inTenant' | 'inSystem'> = {
    inTenant: (tenantId, work) => transact(this.app, work, (runner) => beginInTenant(runner, uuid(tenantId), true)),
    inSystem: (work) => transact(this.system, work, (runner) => beginInSystem(runner, true)),
  };

  /**
   * Reads by key in one round trip with the beginning and the end of its transaction.
   * @param read sends all of its statements before the first one is answered.
   */
  async readInTenant<T>(tenantId: string, read: (tx: Tx) => Promise<T>): Promise<T> {
    const { found } = await this.byKey.inTenant(tenantId, (tx) => {
      const found = read(tx);
      withCommit(tx, found);
      return Promise.resolve({ found });
    });
    return found;
  }

  private asking?: Promise<unknown>;

  constructor(
    private readonly app: DataSource,
    private readonly system: DataSource,
    private readonly link: Link,
  ) {}

  /** Runs a transaction in which row-level security hides the rows of all other tenants. */
  inTenant<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return transact(this.app, work, (runner) => beginInTenant(runner, uuid(tenantId)));
  }

  /** Runs one prepared statement as a tenant in one round trip. For statements that run thousands of times. */
  queryInTenant<T>(tenantId: string, statement: Statement, values: unknown[]): Promise<T[]> {
    return runPipelined(poolOf(this.app), uuid(tenantId), statement, values);
  }

  /** Runs a transaction that sees all tenants. Lint lets only files named `*.system.ts` call it. */
  inSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transact(this.system, work, beginInSystem);
  }

  /** Runs one prepared statement that sees all tenants. Only for `*.system.ts` too. */
  async queryInSystem<T>(statement: Statement, values: unknown[]): Promise<T[]> {
    if (statement.by_key) return runPipelined(poolOf(this.system), undefined, statement, values);
    return (await poolOf(this.system).query({ ...statement, values })).rows as T[];
  }

  /**
   * Rejects unless the server answers. A pool whose connections are all in use does not count as away: it hears answers.
   * Asks once at a time, so that no queue forms while none come.
   */
  async ping(): Promise<void> {
    if (this.link.silent_ms < HEARD_MS) return;
    this.asking ??= Promise.all([this.app.query('select 1'), this.system.query('select 1')]).finally(
      () => (this.asking = undefined),
    );
    await this.asking;
  }

  /** The time of the server, in milliseconds of the epoch. */
  async time(): Promise<number> {
    const [row] = await this.app.query<{ ms: number }[]>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms',
    );
    return row!.ms;
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

async function transact<T>(
  dataSource: DataSource,
  work: (tx: Tx) => Promise<T>,
  begin: (runner: QueryRunner) => Promise<unknown>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  // The first statement follows at once, in the same round trip. It fails too if this does.
  const begun = begin(runner);
  begun.catch(() => undefined);
  let result: T;
  try {
    result = await work(runner.manager);
    const writes = endStatements(runner.manager);
    const failure = await firstFailure([begun, ...writes, commit(runner)]);
    if (failure) throw failure;
  } catch (error) {
    const cause = await firstFailure([begun, ...endStatements(runner.manager)]);
    // A broken connection cannot roll back, but the server has rolled back then.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await heedFailure(runner).catch(() => undefined);
    throw isAfterFailure(error) ? (cause ?? new KeptFailureError(error)) : error;
  } finally {
    await runner.release();
  }
  runAfterCommit(runner.manager);
  return result;
}

/**
 * PostgreSQL answers a commit of a failed transaction with a rollback and no error. The statement in front of the commit
 * fails there, and does nothing elsewhere.
 */
async function commit(runner: QueryRunner): Promise<void> {
  await runner.query('set constraints all immediate; commit');
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
}

class KeptFailureError extends Error {
  constructor(cause: unknown) {
    super('nothing was stored: a statement failed, and its error was not passed on', { cause });
  }
}

/** 25P02: the transaction had failed already. What failed first says why. */
const isAfterFailure = (error: unknown): boolean => (error as { code?: string } | undefined)?.code === '25P02';

/** Waits for all of them, also where one fails: the connection is in use until then. */
async function firstFailure(answers: Promise<unknown>[]): Promise<Error | undefined> {
  const settled = await Promise.allSettled(answers);
  return settled.find((one) => one.status === 'rejected')?.reason as Error | undefined;
}
