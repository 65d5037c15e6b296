import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaOf, schemaOwners } from '@linesman/contracts/topology';
import { migrate, type ServiceSchema } from '@linesman/persistence';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import { databaseDocument } from '../docs/database/database-document.ts';
import { readTables } from '../docs/database/read-tables.ts';

/** Tables without row-level security by tenant, and the reason for each. */
const open: Record<string, string> = {
  'catalog.connections': 'what can be connected is the same for all tenants',
  'catalog.capabilities': 'what can be connected is the same for all tenants',
  'catalog.audit_log': 'about the catalog, which belongs to staff',
  'catalog.manifest_releases': 'about the code that runs',
  'status_monitor.call_rollup': 'how far the calls of all tenants are rolled up',
  'status_monitor.webhook_rollup': 'how far the reported webhooks of all tenants are counted',
  'status_monitor.provider_days': 'how the calls of a provider go is the same for all tenants',
  'status_monitor.provider_outages': 'whether a provider works is the same for all tenants',
  'integrations.sealing_keys': 'proofs of keys, nothing of a tenant; closed to the app role',
};
/** The same for tables that are in every schema. */
const openEverywhere: Record<string, string> = {
  migrations: 'which migrations ran',
  handler_attempts: 'a message that cannot be parsed names no tenant; closed to the app role',
  dead_letters: 'the tenant in an unparsed message cannot be trusted; closed to the app role',
};

interface Table {
  schema: string;
  name: string;
  tenant_type: string | null;
  secured: boolean;
  /** Rows are read through the table with the partitions, whose policies apply then. */
  partition: boolean;
  /** Whether the service's roles may do anything with it by its own name. */
  open: boolean;
  /** Of the app role. */
  policies: { name: string; text: string }[];
}

let servers: TestServers;

beforeAll(async () => {
  servers = await startServers({ postgres: true });
  for (const owner of schemaOwners) {
    const { schema } = jest.requireActual<{ schema: ServiceSchema }>(
      join(__dirname, '../../apps', owner, 'src/schema'),
    );
    await migrate(schema, servers.postgres.role(owner, 'owner'));
  }
});
afterAll(() => servers?.stop());

function sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
  const url = new URL(servers.postgres.url);
  url.pathname = new URL(servers.postgres.role('catalog', 'owner')).pathname;
  return queryOnce<T>(url.href, text, values);
}

/** From the database's own catalog: what somebody forgot to list is there all the same. */
const tables = (): Promise<Table[]> =>
  sql<Table>(
    `select n.nspname as schema, c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured,
       c.relispartition as partition,
       exists (select from unnest(array['_app', '_system']) as r (kind)
         where has_table_privilege(n.nspname || r.kind, c.oid, 'select,insert,update,delete')) as open,
       (select format_type(a.atttypid, a.atttypmod) from pg_attribute a
          where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant_type,
       (select coalesce(json_agg(json_build_object('name', p.polname, 'text',
            concat_ws(' ', pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))), '[]')
          from pg_policy p where p.polrelid = c.oid
            and (p.polroles = '{0}' or (n.nspname || '_app')::regrole = any(p.polroles))) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') order by 1, 2`,
    [schemaOwners.map(schemaOf)],
  );

const reasonOf = ({ schema, name }: Table): string | undefined => open[`${schema}.${name}`] ?? openEverywhere[name];

function faultOf(table: Table): string | undefined {
  const { schema, name, tenant_type, secured, policies, partition } = table;
  const at = `${schema}.${name}`;
  if (partition) return secured && !table.open ? undefined : `${at} is a partition that can be read by its name`;
  if (reasonOf(table))
    return secured ? `${at} has row-level security but is on the list of tables without it` : undefined;
  if (tenant_type === null) return `${at} has no tenant_id, and the list gives no reason for it`;
  if (tenant_type !== 'uuid') return `${at}.tenant_id is ${tenant_type} instead of uuid`;
  if (!secured) return `${at} has no row-level security: call enableRowSecurity() in its migration`;
  if (policies.length === 0) return `${at} has no policy for the app role`;
  const loose = policies.find(({ text }) => !/tenant_id = .*current_setting\('app\.tenant'/.test(text));
  return loose && `${at} lets its app role pass by the policy ${loose.name}`;
}

it('restricts every table of every service to one tenant, except those on the list', async () => {
  const found = await tables();
  expect(found.map(faultOf).filter((fault) => fault !== undefined)).toEqual([]);
  const names = found.map(({ schema, name }) => `${schema}.${name}`);
  expect(Object.keys(open).filter((name) => !names.includes(name))).toEqual([]);
  expect(new Set(found.map(({ schema }) => schema)).size).toBe(schemaOwners.length);
});

it('would notice a table that somebody forgets, in whichever way', async () => {
  await sql(`create table notifier.forgotten (tenant_id uuid not null);
    create table notifier.nobodys (id int);
    create table notifier.half (tenant_id uuid not null);
    alter table notifier.half enable row level security, force row level security;
    create table notifier.loose (tenant_id uuid not null);
    alter table notifier.loose enable row level security, force row level security;
    create policy everybody on notifier.loose for select to notifier_app using (true);
    create table notifier.split (tenant_id uuid not null) partition by hash (tenant_id);
    alter table notifier.split enable row level security, force row level security;
    create table notifier.split_1 partition of notifier.split for values with (modulus 1, remainder 0);
    grant select on notifier.split_1 to notifier_app`);
  const faults = (await tables()).map(faultOf).filter((fault) => fault !== undefined);
  await sql('drop table notifier.forgotten, notifier.nobodys, notifier.half, notifier.loose, notifier.split');
  expect(faults).toEqual([
    'notifier.forgotten has no row-level security: call enableRowSecurity() in its migration',
    'notifier.half has no policy for the app role',
    'notifier.loose lets its app role pass by the policy everybody',
    'notifier.nobodys has no tenant_id, and the list gives no reason for it',
    'notifier.split has no policy for the app role',
    'notifier.split_1 is a partition that can be read by its name',
  ]);
});

it('gives no service a role or a view that bypasses row-level security', async () => {
  const roles = schemaOwners.flatMap((owner) => [`${schemaOf(owner)}_app`, `${schemaOf(owner)}_system`]);
  const strong = `select rolname from pg_roles where rolname = any($1) and (rolsuper or rolbypassrls)`;
  expect(await sql(strong, [roles])).toEqual([]);
  const owned = `select relname from pg_class where pg_get_userbyid(relowner) = any($1)`;
  expect(await sql(owned, [roles])).toEqual([]);
  const views = `select c.relname from pg_class c where c.relnamespace::regnamespace::text = any($1)
    and c.relkind in ('v', 'm') and not coalesce(c.reloptions @> '{security_invoker=true}', false)`;
  expect(await sql(views, [schemaOwners.map(schemaOf)])).toEqual([]);
});

it('keeps tables that only staff may see from the app role', async () => {
  const closed = ['dead_letters', 'handler_attempts'].flatMap((name) =>
    schemaOwners.map((owner) => ({ name: `${schemaOf(owner)}.${name}`, role: `${schemaOf(owner)}_app` })),
  );
  closed.push({ name: 'integrations.sealing_keys', role: 'integrations_app' });
  for (const { name, role } of closed) {
    const may = await sql(`select has_table_privilege($1, $2, 'select,insert,update,delete') as may`, [role, name]);
    expect({ name, may }).toEqual({ name, may: [{ may: false }] });
  }
});

it('makes the tables that docs/database.md describes', async () => {
  const fresh = databaseDocument(await readTables(sql, schemaOwners.map(schemaOf)));
  if (fresh !== readFileSync(join(__dirname, '../../docs/database.md'), 'utf8'))
    throw new Error(
      'docs/database.md no longer says what the migrations make. Run `npm run docs -- --database` and commit the result.',
    );
});
