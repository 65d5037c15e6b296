import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, migrate, type ServiceSchema } from '../src';

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
