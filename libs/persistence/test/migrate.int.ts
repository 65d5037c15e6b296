import { queryOnce, startServers, type TestServers, waitUntil } from '@linesman/testing';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  buildIndex,
  buildPartitionedIndex,
  dropPartitionedIndex,
  migrate,
  partitionByDay,
  type ServiceSchema,
} from '../src';

class Notes1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('create table notes (id int primary key, text text)');
  }
  async down(): Promise<void> {}
}

class Texts1764000000001 implements MigrationInterface {
  readonly transaction = false;
  async up(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'notes_text', 'notes (text)', { unique: true });
  }
  async down(): Promise<void> {}
}

class Trips1764000000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('create table trips (id int not null, at timestamptz not null default now(), primary key (id, at))');
    await q.query('create index trips_at on trips (at)');
  }
  async down(): Promise<void> {}
}

class Days1764000000003 implements MigrationInterface {
  readonly transaction = false;
  async up(q: QueryRunner): Promise<void> {
    await partitionByDay(q, { table: 'trips', by: 'at', key: ['id', 'at'] });
    await buildPartitionedIndex(q, 'trips_at_id', 'trips', '(at, id)');
    await dropPartitionedIndex(q, 'trips_at');
  }
  async down(): Promise<void> {}
}

const schema: ServiceSchema = {
  service: 'catalog',
  entities: [],
  migrations: [Notes1764000000000],
  retention: {},
};
const later: ServiceSchema = { ...schema, migrations: [...schema.migrations, Texts1764000000001] };

let servers: TestServers;
const owner = () => servers.postgres.role('catalog', 'owner');
const sql = (text: string) => queryOnce<Record<string, unknown>>(owner(), `set search_path to catalog; ${text}`);

beforeAll(async () => {
  servers = await startServers({ postgres: true, schemas: ['catalog'] });
  await migrate(schema, owner());
});
afterAll(() => servers?.stop());

it('builds an index concurrently again after a build that failed, and once where several processes migrate', async () => {
  await sql("insert into notes values (1, 'same'), (2, 'same')");
  await expect(migrate(later, owner())).rejects.toThrow('notes_text');
  await sql('delete from notes where id = 2');
  const ran = await Promise.all([migrate(later, owner()), migrate(later, owner()), migrate(later, owner())]);
  expect(ran.flat()).toEqual([Texts1764000000001.name]);
  await expect(sql("insert into notes values (3, 'same')")).rejects.toThrow('notes_text');
});

it('lets others write while it waits for a long transaction, and builds an index in all partitions', async () => {
  const withTrips = { ...later, migrations: [...later.migrations, Trips1764000000002] };
  const withDays = { ...later, migrations: [...withTrips.migrations, Days1764000000003] };
  await migrate(withTrips, owner());
  const long = new Client(owner());
  await long.connect();
  await long.query('begin; insert into trips (id) values (0)');
  const migrated = migrate(withDays, owner());
  for (let id = 1; id <= 3; id++) {
    const waits = `select from pg_locks where relation = 'trips'::regclass and not granted`;
    await waitUntil(async () => (await queryOnce(owner(), waits)).length > 0, { interval: 5 });
    await sql(`set lock_timeout = '20s'; insert into trips (id) values (${id})`);
  }
  await long.query('commit');
  await long.end();
  expect(await migrated).toEqual([Days1764000000003.name]);
  const indexes = `select c.relname as name, indisvalid as valid,
      (select count(*) from pg_inherits where inhparent = c.oid) = (select count(*) from pg_inherits where inhparent = indrelid) as whole
    from pg_index join pg_class c on c.oid = indexrelid where indrelid = 'trips'::regclass order by 1`;
  expect(await queryOnce(owner(), indexes)).toEqual([
    { name: 'trips_at_id', valid: true, whole: true },
    { name: 'trips_pkey', valid: true, whole: true },
  ]);
});
