import { randomUUID } from 'node:crypto';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import pino from 'pino';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  type Database,
  enableRowSecurity,
  Forgetting,
  migrate,
  openDatabase,
  partitionByDay,
  RetentionDays,
  rows,
  type ServiceSchema,
} from '../src';

/** The version before: tables without partitions. */
class Tables1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table calls (
      integration_id int not null, at timestamptz not null, tenant_id uuid not null, count int not null default 1,
      primary key (integration_id, at))`);
    await q.query('create index calls_count on calls (count) where count > 1');
    await enableRowSecurity(q, 'calls', ['select', 'insert', 'update', 'delete']);
    await q.query(`create table marks (handler text not null, id uuid not null, tenant_id uuid not null,
      primary key (handler, id))`);
    await enableRowSecurity(q, 'marks', ['select', 'insert']);
    await q.query(`create table visits (id int not null, at timestamptz not null default now(), tenant_id uuid not null,
      primary key (id, at))`);
    await enableRowSecurity(q, 'visits', ['select', 'insert']);
    await q.query(`create table signals (id int primary key, tenant_id uuid not null, closed_at timestamptz)`);
    await q.query(`create table runs (id int primary key, tenant_id uuid not null, signal_id int not null)`);
    await q.query(`create table steps (id int primary key, tenant_id uuid not null, run_id int not null)`);
    for (const table of ['signals', 'runs', 'steps']) await enableRowSecurity(q, table, ['select', 'insert', 'delete']);
  }
  async down(): Promise<void> {}
}

class Partitions1764000000001 implements MigrationInterface {
  readonly transaction = false;
  async up(q: QueryRunner): Promise<void> {
    await partitionByDay(q, { table: 'calls', by: 'at', key: ['integration_id', 'at'] });
    await q.query('alter table marks add column if not exists event_at timestamptz not null default now()');
    await partitionByDay(q, {
      table: 'marks',
      by: 'event_at',
      key: ['handler', 'id', 'event_at'],
      once: ['handler', 'id'],
    });
    await partitionByDay(behind(q, 'validate constraint', visit), { table: 'visits', by: 'at', key: ['id', 'at'] });
  }
  async down(): Promise<void> {}
}

/** The first visit comes from the release before, while the table is changed. */
const visit = () =>
  queryOnce(role('system'), `insert into visits (id, tenant_id) values (1, '${tenant}')`).catch(
    (error: unknown) => (unwritten = error),
  );

/** Does something behind a statement. */
const behind = (q: QueryRunner, part: string, work: () => Promise<unknown>): QueryRunner =>
  Object.assign(Object.create(q) as QueryRunner, {
    query: async (text: string) => {
      const answer: unknown = await q.query(text);
      if (text.includes(part)) await work();
      return answer;
    },
  });

const before: ServiceSchema = {
  service: 'catalog',
  entities: [],
  migrations: [Tables1764000000000],
  retention: {
    calls: { how: 'partition', by: 'at', days: 30, unless: 'count > 1' },
    marks: { how: 'partition', by: 'event_at', days: 15 },
    visits: { how: 'partition', by: 'at', days: 30 },
    signals: { how: 'delete', by: 'closed_at', days: 100 },
    runs: { with: 'signals', on: 'signal_id' },
    steps: { with: 'runs', on: 'run_id' },
  },
};
const schema = { ...before, migrations: [...before.migrations, Partitions1764000000001] };

const DAY_MS = 24 * 3_600_000;
const tenant = randomUUID();
const today = new Date();
const inDays = (days: number): Date => new Date(today.getTime() + days * DAY_MS);

let servers: TestServers;
let database: Database;
let now = today;
let unwritten: unknown;

const role = (kind: 'owner' | 'app' | 'system') => servers.postgres.role('catalog', kind);
const system = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  database.inSystem((tx) => rows<T>(tx, text, values));
const call = (integration_id: number, at: Date, count = 1) =>
  system(
    `insert into calls (integration_id, at, tenant_id, count) values ($1, $2, $3, $4)
     on conflict (integration_id, at) do update set count = calls.count + excluded.count`,
    [integration_id, at, tenant, count],
  );
const calls = async (): Promise<number[]> =>
  (await system<{ id: number }>('select integration_id as id from calls order by 1')).map(({ id }) => id);
/** The partition of each call. */
const places = async (): Promise<Record<number, string>> => {
  const found = await system<{ id: number; part: string }>(
    'select integration_id as id, tableoid::regclass as part from calls',
  );
  return Object.fromEntries(found.map(({ id, part }) => [id, part]));
};
const partitionOf = (at: Date): string => `calls_${at.toISOString().slice(0, 10).replaceAll('-', '')}`;

const forgetting = (): Forgetting =>
  new Forgetting(
    schema,
    database,
    new RetentionDays(schema, {}),
    { now: () => now },
    { every: () => undefined } as never,
    pino({ level: 'silent' }),
  );

beforeAll(async () => {
  servers = await startServers({ postgres: true, schemas: ['catalog'] });
  await migrate(before, role('owner'));
  await queryOnce(
    role('system'),
    `insert into calls (integration_id, at, tenant_id) values (1, now() - interval '40 days', '${tenant}'), (2, now(), '${tenant}');
     insert into marks (handler, id, tenant_id) values ('h', '${tenant}', '${tenant}')`,
  );
  // The release before writes on meanwhile.
  const busy = new AbortController();
  let [written, failed] = [0, undefined as unknown];
  const writing = (async () => {
    for (; !busy.signal.aborted; written++)
      await queryOnce(
        role('system'),
        `insert into marks (handler, id, tenant_id) values ('old', gen_random_uuid(), '${tenant}')`,
      );
  })().catch((error: unknown) => (failed = error));
  await migrate(schema, role('owner'));
  busy.abort();
  await writing;
  expect(failed).toBeUndefined();
  const [{ count }] = (await queryOnce<{ count: number }>(
    role('system'),
    `select count(*)::int from marks where handler = 'old'`,
  )) as [{ count: number }];
  expect(count).toBe(written);
  database = await openDatabase(schema, {
    DATABASE_APP_URL: role('app'),
    DATABASE_SYSTEM_URL: role('system'),
    DATABASE_POOL_SIZE: 2,
  });
});
afterAll(async () => {
  await database?.close();
  await servers?.stop();
});

it('makes the table of the version before the partition of all days until a week from now', async () => {
  await call(2, inDays(0));
  await call(3, inDays(8));
  expect(await places()).toEqual({ 1: 'calls_before', 2: 'calls_before', 3: 'calls_default' });
});

it('lets the version before write its first row into a table while the table is changed', async () => {
  expect(unwritten).toBeUndefined();
  const found = await system('select id, tableoid::regclass::text as part from visits');
  expect(found).toEqual([{ id: 1, part: 'visits_before' }]);
});

it('counts a mark of the version before, whichever time the event has', async () => {
  const mark = `insert into marks (handler, id, tenant_id, event_at) values ('h', $1, $1, $2) on conflict do nothing returning 1`;
  expect(await system(mark, [tenant, inDays(-3)])).toEqual([]);
  expect(await system(mark, [randomUUID(), inDays(-3)])).toHaveLength(1);
});

it('makes partitions ahead, moves what came before its partition into it, and lets no write fail where one is missing', async () => {
  now = inDays(8);
  await forgetting().run();
  await call(4, inDays(10));
  await call(5, inDays(60));
  expect(await places()).toMatchObject({ 3: partitionOf(inDays(8)), 4: partitionOf(inDays(10)), 5: 'calls_default' });
  await call(5, inDays(60));
});

it('hides the rows of other tenants, and opens no partition by its own name', async () => {
  const seen = await database.inTenant(randomUUID(), (tx) => rows(tx, 'select 1 from calls'));
  expect(seen).toEqual([]);
  for (const name of ['calls_before', 'calls_default', partitionOf(inDays(8))])
    for (const kind of ['app', 'system'] as const)
      await expect(queryOnce(role(kind), `select 1 from ${name}`)).rejects.toThrow('permission denied');
});

it('drops a partition whose days are over, but not while it has a row that is needed', async () => {
  expect(await calls()).toEqual([1, 2, 2, 3, 4, 5]);
  now = inDays(45);
  await call(4, inDays(10));
  await forgetting().run();
  expect(await calls()).toEqual([4, 5]);
  await system('update calls set count = 1 where integration_id = 4');
  await Promise.all([forgetting().run(), forgetting().run()]);
  expect(await calls()).toEqual([5]);
  now = inDays(120);
  await system('update calls set count = 1');
  await forgetting().run();
  expect(await calls()).toEqual([]);
});

it('deletes old rows in batches, and with them what belongs to them', async () => {
  now = today;
  await system(
    `insert into signals select n, $1, case when n <= 4500 then now() - interval '101 days' when n = 4501 then now() end
     from generate_series(1, 4502) n`,
    [tenant],
  );
  await system('insert into runs select n, $1, n from generate_series(1, 4502) n', [tenant]);
  await system('insert into steps select n, $1, n from generate_series(1, 4502) n', [tenant]);
  await forgetting().run();
  for (const table of ['signals', 'runs', 'steps'])
    expect({ table, left: await system(`select id from ${table} order by 1`) }).toEqual({
      table,
      left: [{ id: 4501 }, { id: 4502 }],
    });
});
