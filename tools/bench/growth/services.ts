import type { SchemaOwner } from '@linesman/contracts/topology';
import { schemaOf } from '@linesman/contracts/topology';
import {
  type Database,
  Forgetting,
  migrate,
  openDatabase,
  RetentionDays,
  type ServiceSchema,
} from '@linesman/persistence';
import type { TestServers } from '@linesman/testing';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../start/paths.mjs';

const require = createRequire(import.meta.url);
export const owners = ['gateway-executor', 'status-monitor', 'integrations', 'notifier'] as const;

/** Longer ones would be reached after the last day. */
export const RETENTION_DAYS = { 'status-monitor.call_buckets': 10, 'integrations.lease_audit': 10 };

export interface Service {
  owner: SchemaOwner;
  database: Database;
  schema: ServiceSchema;
}
export type Sql = <T>(text: string, values?: unknown[]) => Promise<T[]>;

export async function openService(servers: TestServers, owner: SchemaOwner): Promise<Service> {
  const { schema } = require(join(root, `apps/${owner}/dist/schema.js`)) as { schema: ServiceSchema };
  const role = (kind: 'owner' | 'app' | 'system') => servers.postgres.role(owner, kind);
  await migrate(schema, role('owner'));
  const urls = { DATABASE_APP_URL: role('app'), DATABASE_SYSTEM_URL: role('system'), DATABASE_POOL_SIZE: 2 };
  return { owner, schema, database: await openDatabase(schema, urls) };
}

/** A new table has one partition for all days before today, which is empty. The simulated days are among them. */
export async function splitThePast({ owner, schema }: Service, sql: Sql): Promise<void> {
  for (const [table, retention] of Object.entries(schema.retention))
    if ('how' in retention && retention.how === 'partition')
      await sql(`drop table if exists ${schemaOf(owner)}.${table}_before`);
}

/** The retention of a service at a time. */
export const forgetting = ({ schema }: Service, database: unknown, now: Date): Forgetting =>
  new Forgetting(
    schema,
    database as Database,
    new RetentionDays(schema, RETENTION_DAYS),
    { now: () => now },
    { every: () => undefined } as never,
    { info: () => undefined, warn: (...all: unknown[]) => console.error(...all) } as never,
  );
