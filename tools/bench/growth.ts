import { type SchemaOwner, schemaOf } from '@linesman/contracts/topology';
import {
  type Database,
  Forgetting,
  migrate,
  openDatabase,
  RetentionDays,
  type ServiceSchema,
} from '@linesman/persistence';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import { OutboxRows } from '../../libs/messaging/src/outbox/outbox-rows.system.ts';
import { FACTOR, growing, insertDays } from './growth/day-of-rows.ts';
import { ExplainedDatabase } from './growth/explained-database.ts';
import { growthFloors, type Outcome } from './floors.ts';

const DAYS = 30;
/** By then every table has been emptied of its first day. */
const SETTLED = 16;
const DAY_MS = 24 * 3_600_000;
/** Long retentions would be reached after the last day only. */
const RETENTION_DAYS = { 'status-monitor.call_buckets': 10, 'integrations.lease_audit': 10 };
const owners = ['gateway-executor', 'status-monitor', 'integrations', 'notifier'] as const satisfies SchemaOwner[];

interface Service {
  owner: SchemaOwner;
  database: Database;
  schema: ServiceSchema;
}

/** Thirty days of rows, and what the tables and the work on them take at the end of each day. */
export async function growth(say: (line: string) => void): Promise<Outcome> {
  const servers = await startServers({ postgres: true });
  try {
    const services = await Promise.all(owners.map((owner) => openService(servers, owner)));
    const url = new URL(servers.postgres.url);
    url.pathname = new URL(servers.postgres.role('notifier', 'owner')).pathname;
    const sql = <T>(text: string, values?: unknown[]) => queryOnce<T>(url.href, text, values);
    return await simulate(services, sql, say);
  } finally {
    await servers.stop();
  }
}

async function openService(servers: TestServers, owner: SchemaOwner): Promise<Service> {
  const { schema } = (await import(`../../apps/${owner}/src/schema.ts`)) as { schema: ServiceSchema };
  const role = (kind: 'owner' | 'app' | 'system') => servers.postgres.role(owner, kind);
  await migrate(schema, role('owner'));
  const urls = { DATABASE_APP_URL: role('app'), DATABASE_SYSTEM_URL: role('system'), DATABASE_POOL_SIZE: 2 };
  return { owner, schema, database: await openDatabase(schema, urls) };
}

type Sql = <T>(text: string, values?: unknown[]) => Promise<T[]>;

async function simulate(services: Service[], sql: Sql, say: (line: string) => void): Promise<Outcome> {
  const tables = Object.keys(growing);
  const first = new Date();
  first.setUTCHours(0, 0, 0, 0);
  for (const table of tables) {
    const before = growing[table]!.days_before;
    if (before) await sql(insertDays(table, before), [new Date(first.getTime() - DAY_MS)]);
  }
  const sizes = Object.fromEntries(tables.map((table) => [table, [] as number[]]));
  const blocks = { relay: [] as number[], sweepers: [] as number[] };
  for (let day = 0; day < DAYS; day++) {
    const today = new Date(first.getTime() + day * DAY_MS);
    for (const one of services) await forgetting(one, one.database, today).run();
    for (const table of tables) await sql(insertDays(table, 1), [today]);
    // What autovacuum does in a day.
    for (const table of tables) await sql(`vacuum analyze ${table}`);
    const explained = services.map((one) => ({ ...one, explained: new ExplainedDatabase(one.database) }));
    for (const one of explained) await forgetting(one, one.explained as never, today).run();
    blocks.sweepers.push(sum(explained.map((one) => one.explained.blocks)));
    blocks.relay.push(await relayBlocks(services[0]!));
    for (const table of tables) sizes[table]!.push(await sizeOf(sql, table));
    if (day % 5 === 4) say(`day ${day + 1}: ${mebibytes(sum(tables.map((table) => sizes[table]!.at(-1)!)))} MiB`);
  }
  for (const { database } of services) await database.close();
  const grown = tables.map((table) => ({ table, times: sizes[table]!.at(-1)! / sizes[table]![SETTLED - 1]! }));
  return {
    lines: [
      `${DAYS} days, one row for ${FACTOR} at a million executions and a million integrations a day`,
      ...tables.map(
        (table) =>
          `${table.padEnd(36)} MiB at the end of day 1, 8, 16, 30: ${[0, 7, 15, 29].map((at) => mebibytes(sizes[table]![at]!)).join(', ')}`,
      ),
      `blocks of the relay on day 16 and 30: ${blocks.relay[15]}, ${blocks.relay[29]}; of the sweepers: ${blocks.sweepers[15]}, ${blocks.sweepers[29]}`,
    ],
    figures: { factor: FACTOR, sizes, blocks },
    floors: growthFloors({ grown, relay: blocks.relay, sweepers: blocks.sweepers, settled: SETTLED }),
  };
}

const forgetting = ({ schema }: Service, database: Database, now: Date): Forgetting =>
  new Forgetting(
    schema,
    database,
    new RetentionDays(schema, RETENTION_DAYS),
    { now: () => now } as never,
    { every: () => undefined } as never,
    { info: () => undefined, warn: (...all: unknown[]) => console.error(...all) } as never,
  );

/** What it takes to look for events that are not published. */
async function relayBlocks({ database }: Service): Promise<number> {
  const explained = new ExplainedDatabase(database);
  const rows = new OutboxRows(explained as never);
  await rows.unpublished([]).catch(() => undefined);
  await rows.claim(200, []);
  return explained.blocks;
}

async function sizeOf(sql: Sql, table: string): Promise<number> {
  const [row] = await sql<{ bytes: string }>(
    `select pg_total_relation_size($1::regclass) + coalesce((select sum(pg_total_relation_size(relid))
       from pg_partition_tree($1::regclass) where relid <> $1::regclass), 0) as bytes`,
    [table],
  );
  return Number(row!.bytes);
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
const mebibytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);
