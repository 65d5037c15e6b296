import { randomBytes } from 'node:crypto';
import { schemaDrift } from '@linesman/persistence';
import { schema } from '../src/schema';
import { World } from './start-world';

let world: World;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world?.stop());

it('has tables that agree with its entities', async () => {
  expect(await schemaDrift(schema, world.servers.postgres.role('integrations', 'owner'))).toEqual([]);
});

it('protects every table that has a tenant with row-level security', async () => {
  const tables = await world.sql<{ name: string; walled: boolean; tenant: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
       exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as tenant
     from pg_class c where c.relnamespace = 'integrations'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  const open = tables.filter((table) => !table.walled).map((table) => table.name);
  expect(open.sort()).toEqual(['dead_letters', 'handler_attempts', 'migrations', 'sealing_keys']);
  const app = world.servers.postgres.role('integrations', 'app');
  for (const { name } of tables.filter((table) => table.walled && table.name !== 'outbox'))
    expect(await world.sql(`select * from ${name}`, [], app)).toEqual([]);
  await expect(world.sql('update audit_log set actor = $1', ['x'], app)).rejects.toThrow(/permission denied/);
  await expect(world.sql('delete from audit_log', [], app)).rejects.toThrow(/permission denied/);
  const system = world.servers.postgres.role('integrations', 'system');
  await expect(world.sql('select * from integration_credentials', [], system)).rejects.toThrow(/permission denied/);
});

it('does not start with another key than before, nor without one', async () => {
  const key = () => randomBytes(32).toString('base64');
  const start = (CREDENTIAL_KEYS: string) => world.startApp({ CREDENTIAL_KEYS });
  await expect(start(`k1:${key()}`)).rejects.toThrow('CREDENTIAL_KEYS holds another key k1');
  await expect(start(`k9:${key()}`)).rejects.toThrow('CREDENTIAL_KEYS lacks the key k1');
  await expect(start('k1:short')).rejects.toThrow('Credential key k1 has 3 bytes instead of 32');
});
