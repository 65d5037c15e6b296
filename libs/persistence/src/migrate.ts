import { schemaOf } from '@linesman/contracts';
import { createDataSource } from './data-source';
import type { ServiceSchema } from './service-schema';

/** Migrates one service's schema with its owner role, one process at a time. @returns the migrations that it ran. */
export async function migrate(schema: ServiceSchema, ownerUrl: string): Promise<string[]> {
  const dataSource = createDataSource(schema, {
    url: ownerUrl,
    poolSize: 2,
    name: `${schema.service}-migrate`,
    // An index of a large table, and the wait for another process that migrates, may take longer than a request.
    statement_timeout: '0',
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtext($1))`, [`migrate ${schemaOf(schema.service)}`]);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await lock.query(`select pg_advisory_unlock_all()`).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
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
