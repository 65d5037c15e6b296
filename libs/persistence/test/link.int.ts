import { type CuttableWay, startCuttableWay, startServers, type TestServers, waitUntil } from '@linesman/testing';
import { DataSource } from 'typeorm';
import { createDataSource, linkOf } from '../src/data-source';
import { Database } from '../src/database';
import type { Link } from '../src/link';

const POOL = 3;
const schema = { service: 'catalog' as const, entities: [], migrations: [], retention: {} };

let servers: TestServers;
let way: CuttableWay;
let link: Link;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  servers = await startServers({ postgres: true, schemas: ['catalog'] });
  way = await startCuttableWay(servers.postgres.role('catalog', 'app'));
  const role = { url: way.url, poolSize: POOL, name: 'catalog', statement_timeout: '500' };
  link = linkOf(role);
  source = await createDataSource(schema, role, link).initialize();
  database = new Database(source, source, link);
});
afterAll(async () => {
  await source?.destroy();
  await way?.stop();
  await servers?.stop();
});

const all = <T>(work: () => Promise<T>) => Promise.allSettled(Array.from({ length: POOL }, work));
const select = () => source.query<{ one: number }[]>('select 1 as one');

it('gives up connections that a network dropped silently, in a transaction and out of one, and uses new ones', async () => {
  await all(select);
  const open = source.createQueryRunner();
  await open.startTransaction();
  way.cut();
  const inTransaction = open.query('select 1').then(
    () => 'answered',
    () => 'failed',
  );
  const ended = await all(select);
  expect(ended.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  expect(await inTransaction).toBe('failed');
  await expect(database.ping()).rejects.toThrow();
  await open.release();
  way.restore();
  await waitUntil(select);
  const again = await all(select);
  expect(again.filter(({ status }) => status === 'rejected')).toEqual([]);
  await database.ping();
});

it('takes a pool whose connections are all in use for a link that works', async () => {
  const busy = all(() => source.query('select pg_sleep(0.4)'));
  await waitUntil(() => link.silent_ms < 100);
  await database.ping();
  await busy;
});
