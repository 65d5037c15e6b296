import { join } from 'node:path';
import type { SchemaOwner } from '@linesman/contracts';
import { type Database, migrate, openDatabase, type ServiceSchema } from '@linesman/persistence';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import { type Case, type Lists, queryFirst } from './lists/case.ts';
import { ofGatewayExecutor } from './lists/cases/gateway-executor.ts';
import { ofIntegrations } from './lists/cases/integrations.ts';
import { ofNotifier } from './lists/cases/notifier.ts';
import { ofStatusMonitor } from './lists/cases/status-monitor.ts';
import { ofTriage } from './lists/cases/triage.ts';
import { fillTable, grownTables, TENANT } from './lists/grown-tables.ts';
import { listsOfTheApi, short } from './lists/routes.ts';
import { WatchedDatabase } from './lists/watched-database.ts';

const owners = ['status-monitor', 'integrations', 'gateway-executor', 'notifier'] as const satisfies SchemaOwner[];
const cases: Case[] = [...ofStatusMonitor, ...ofIntegrations, ...ofGatewayExecutor, ...ofNotifier, ...ofTriage];

/**
 * Filters that no index finds below row-level security, because their conditions call functions that could leak rows, and
 * states, which change with the time. They may read the rows of a tenant, one after the other, but sort few.
 */
const unindexed = ['q', 'name', 'csm', 'assignee', 'actor', 'states'];

const load = (path: string): Record<string, unknown> => jest.requireActual(join(__dirname, '../../apps', path));
let servers: TestServers;
const databases = new Map<SchemaOwner, Database>();

beforeAll(async () => {
  servers = await startServers({ postgres: true, schemas: owners });
  for (const owner of owners) {
    const { schema } = load(`${owner}/src/schema`) as { schema: ServiceSchema };
    const role = (kind: 'owner' | 'app' | 'system') => servers.postgres.role(owner, kind);
    await migrate(schema, role('owner'));
    const urls = { DATABASE_APP_URL: role('app'), DATABASE_SYSTEM_URL: role('system'), DATABASE_POOL_SIZE: 2 };
    databases.set(owner, await openDatabase(schema, urls));
  }
  const url = new URL(servers.postgres.url);
  url.pathname = new URL(servers.postgres.role('notifier', 'owner')).pathname;
  for (const table of Object.keys(grownTables)) await queryOnce(url.href, fillTable(table));
  await queryOnce(url.href, `vacuum analyze ${Object.keys(grownTables).join(', ')}`);
});
afterAll(async () => {
  for (const database of databases.values()) await database.close();
  await servers?.stop();
});

const grownOf = (owner: SchemaOwner): Set<string> => {
  const schema = `${owner.replaceAll('-', '_')}.`;
  return new Set(
    Object.keys(grownTables).flatMap((name) => (name.startsWith(schema) ? [name.slice(schema.length)] : [])),
  );
};

it('knows each list of the API, with each of its filters', () => {
  const known = new Map(cases.map(({ route, queries }) => [route, new Set(queries.flatMap((it) => Object.keys(it)))]));
  const lists = listsOfTheApi();
  const unknown = lists.flatMap(({ route, filters }) => {
    if (route in short) return [];
    const asked = known.get(route);
    if (!asked) return [`${route} is not planned: add a case of its service, or say why it stays short`];
    return filters.filter((name) => !asked.has(name)).map((name) => `${route} is not planned with ${name}`);
  });
  expect(unknown).toEqual([]);
  // Each service has these too, and docs/openapi.yaml does not: only the console asks for them.
  const routes = new Set([
    ...lists.map(({ route }) => route),
    '/dead-letters',
    '/dead-letters/deferred',
    '/set-aside-events',
  ]);
  expect([...known.keys(), ...Object.keys(short)].filter((route) => !routes.has(route))).toEqual([]);
});

it.each(cases.map((one) => [one.route, one] as const))(
  'reads an index for each filter and order of %s',
  async (_, one) => {
    const watched = new WatchedDatabase(databases.get(one.owner)!, grownOf(one.owner));
    const List = load(`${one.owner}/src/${one.file}`)[one.name] as new (...all: unknown[]) => Lists;
    const lists = new List(...(one.made_with?.(watched) ?? [watched]));
    const ask = one.ask ?? queryFirst;
    const faults: string[] = [];
    for (const query of one.queries) {
      watched.searching = unindexed.some((filter) => filter in query);
      const first = await ask(lists, { limit: 20, ...query });
      if (first.next_cursor) await ask(lists, { limit: 20, ...query, cursor: first.next_cursor });
      faults.push(...watched.faults.splice(0).map((fault) => `${JSON.stringify(query)} ${fault}`));
    }
    expect(watched.queries).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  },
);

it('would notice a list that reads or sorts a whole tenant', async () => {
  const watched = new WatchedDatabase(databases.get('notifier')!, grownOf('notifier'));
  const read = (...texts: string[]) =>
    watched.inTenant(TENANT, async (tx) => {
      for (const text of texts) await tx.queryRunner!.query(text);
    });
  await read('select * from tasks order by title limit 20');
  await read(`select set_config('enable_sort', 'off', true)`, 'select * from deliveries order by id limit 20');
  await read(
    `select * from deliveries where tenant_id = '${TENANT}' and reason = 'x' order by created_at, id limit 20`,
  );
  await watched.inSystem((tx) => tx.queryRunner!.query(`select * from deliveries where audience = 'x'`));
  expect(watched.faults.map((fault) => fault.split(':')[0])).toEqual([
    'sorts 5000 rows',
    'reads 5000 rows of tasks',
    'reads an index of deliveries from its start, with the rows of all tenants',
    'reads 5000 rows of deliveries',
    'reads all of deliveries',
  ]);
});
