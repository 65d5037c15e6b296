import { join } from 'node:path';
import { schemaOf, schemaOwners } from '@linesman/contracts/topology';
import { migrate, type Retention, type ServiceSchema } from '@linesman/persistence';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';

interface DeleteStatement {
  deleteStatement: (
    table: string,
    by: string,
    where: string | undefined,
    retentions: ServiceSchema['retention'],
    keys: Record<string, string[]>,
  ) => string;
}

const schemas = schemaOwners.map(
  (owner) => jest.requireActual<{ schema: ServiceSchema }>(join(__dirname, '../../apps', owner, 'src/schema')).schema,
);
const { deleteStatement } = jest.requireActual<DeleteStatement>(
  join(__dirname, '../../libs/persistence/src/retention/delete-statement'),
);
let servers: TestServers;

beforeAll(async () => {
  servers = await startServers({ postgres: true });
  for (const schema of schemas) await migrate(schema, servers.postgres.role(schema.service, 'owner'));
});
afterAll(() => servers?.stop());

function sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
  const url = new URL(servers.postgres.url);
  url.pathname = new URL(servers.postgres.role('catalog', 'owner')).pathname;
  return queryOnce<T>(url.href, text, values);
}

const keysOf = async (schema: string): Promise<Record<string, string[]>> => {
  const found = await sql<{ name: string; key: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by k.place) as key
     from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = $1::regnamespace,
       unnest(i.indkey) with ordinality as k (number, place), pg_attribute a
     where i.indisprimary and not c.relispartition and a.attrelid = c.oid and a.attnum = k.number group by 1`,
    [schema],
  );
  return Object.fromEntries(found.map(({ name, key }) => [name, key]));
};

interface Table {
  schema: string;
  name: string;
  partitioned: boolean;
  columns: { name: string; type: string }[];
  /** The first column of each index. */
  indexed: string[];
}

const tables = (): Promise<Table[]> =>
  sql<Table>(
    `select n.nspname as schema, c.relname as name, c.relkind = 'p' as partitioned,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)))
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       (select coalesce(json_agg(a.attname), '[]') from pg_index i join pg_attribute a on a.attrelid = c.oid
          and a.attnum = i.indkey[0] where i.indrelid = c.oid) as indexed
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition order by 1, 2`,
    [schemaOwners.map(schemaOf)],
  );

const retentionsOf = (schema: string): Record<string, Retention> =>
  schemas.find(({ service }) => schemaOf(service) === schema)!.retention;

function faultOf({ schema, name, partitioned, columns, indexed }: Table): string | undefined {
  const at = `${schema}.${name}`;
  const retention = retentionsOf(schema)[name];
  if (!retention) return `${at} has no retention: declare one in schema.ts`;
  if ('forever' in retention) return retention.forever ? undefined : `${at} is kept for ever without a reason`;
  const column = 'with' in retention ? retention.on : retention.by;
  const type = columns.find((one) => one.name === column)?.type;
  if (!type) return `${at} has no column ${column}`;
  if ('with' in retention)
    return indexed.includes(column) ? undefined : `${at} has no index that begins with ${column}`;
  if (type !== 'timestamp with time zone') return `${at}.${column} is no time`;
  if (partitioned !== (retention.how === 'partition'))
    return `${at} has partitions and its retention none, or the reverse`;
  if (retention.how === 'delete' && !indexed.includes(column)) return `${at} has no index that begins with ${column}`;
  return undefined;
}

it('knows for each table how long its rows are kept', async () => {
  const found = await tables();
  expect(found.map(faultOf).filter(Boolean)).toEqual([]);
  const names = found.map(({ schema, name }) => `${schema}.${name}`);
  const declared = schemas.flatMap(({ service, retention }) =>
    Object.keys(retention).map((name) => `${schemaOf(service)}.${name}`),
  );
  expect(declared.filter((name) => !names.includes(name))).toEqual([]);
});

it('would notice a table that somebody forgets', async () => {
  await sql('create table notifier.forgotten (tenant_id uuid not null)');
  const faults = (await tables()).map(faultOf).filter(Boolean);
  await sql('drop table notifier.forgotten');
  expect(faults).toEqual(['notifier.forgotten has no retention: declare one in schema.ts']);
});

it('lets the system role of each service delete what it declares', async () => {
  for (const { service, retention } of schemas) {
    const schema = schemaOf(service);
    for (const [table, one] of Object.entries(retention)) {
      if (!('how' in one) || one.how !== 'delete') continue;
      // As it is sent, with all that goes with the rows.
      const text = deleteStatement(table, one.by, one.where, retention, await keysOf(schema));
      const ask = queryOnce(servers.postgres.role(service, 'system'), text, [new Date(0), 1]);
      await expect(ask.then(() => `${schema}.${table}`)).resolves.toBe(`${schema}.${table}`);
      const policies = await sql<{ cmd: string }>(
        `select cmd from pg_policies where schemaname = $1 and tablename = $2 and $3 = any(roles)`,
        [schema, table, `${schema}_system`],
      );
      const secured = await sql(`select 1 from pg_class where oid = $1::regclass and relrowsecurity`, [
        `${schema}.${table}`,
      ]);
      if (secured.length > 0)
        expect({ table, may: policies.map(({ cmd }) => cmd) }).toEqual({
          table,
          may: expect.arrayContaining(['SELECT', 'DELETE']) as string[],
        });
    }
  }
});
