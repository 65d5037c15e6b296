import { setTimeout } from 'node:timers/promises';
import { schemaOf } from '@linesman/contracts';
import type { QueryRunner } from 'typeorm';
import { createDataSource } from './data-source';
import type { ServiceSchema } from './service-schema';

const ASK_EVERY_MS = 200;

/** Migrates one service's schema with its owner role, one process at a time. @returns the migrations that it ran. */
export async function migrate(schema: ServiceSchema, ownerUrl: string): Promise<string[]> {
  const dataSource = createDataSource(schema, {
    url: ownerUrl,
    poolSize: 2,
    name: `${schema.service}-migrate`,
    // An index of a large table may take longer than a request.
    statement_timeout: '0',
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await takeLock(lock, `migrate ${schemaOf(schema.service)}`);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.query(`select pg_advisory_unlock_all()`).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

/** Asks again and again: an index that is built concurrently waits for every open statement, also for one that waits. */
async function takeLock(runner: QueryRunner, name: string): Promise<void> {
  const ask = async () =>
    (await runner.query('select pg_try_advisory_lock(hashtext($1)) as taken', [name])) as { taken: boolean }[];
  while (!(await ask())[0]!.taken) await setTimeout(ASK_EVERY_MS);
}

/** The SQL that would change the tables to what the entities say; empty when they agree. */
export async function schemaDrift(schema: ServiceSchema, ownerUrl: string): Promise<string[]> {
  const dataSource = createDataSource(schema, { url: ownerUrl, poolSize: 1, name: `${schema.service}-drift` });
  await dataSource.initialize();
  try {
    const log = await dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map((query) => query.query);
  } finally {
    await dataSource.destroy();
  }
}
