import { randomUUID } from 'node:crypto';
import { migrate } from '@linesman/persistence';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import { schema } from '../src/schema';

let servers: TestServers;
beforeAll(async () => {
  servers = await startServers({ schemas: ['status-monitor'] });
});
afterAll(() => servers?.stop());

const owner = () => servers.postgres.role('status-monitor', 'owner');

function sql<T = Record<string, unknown>>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const at = new URL(url);
  at.pathname = new URL(owner()).pathname;
  at.searchParams.set('options', '-c search_path=status_monitor');
  return queryOnce<T>(at.href, text, values);
}
const admin = <T = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  sql<T>(servers.postgres.url, text, values);

const [tenant, due, trial, never] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const at = '2026-01-29T10:00:00.000Z';

it('moves the schedule of the release before, and repeats what its processes still write', async () => {
  const before = schema.migrations.findIndex(({ name }) => name.startsWith('ProbeSchedule'));
  await migrate({ ...schema, migrations: schema.migrations.slice(0, before) }, owner());
  const insert = `insert into integration_health (tenant_id, integration_type, integration_id, machine_state, is_critical,
    next_probe_at, quick_probes) values ($1, 'stripe', $2, '{}', true, $3, $4)`;
  for (const [id, next, quick] of [
    [due, at, null],
    [trial, at, 3],
    [never, null, null],
  ] as const)
    await admin(insert, [tenant, id, next, quick]);
  await migrate(schema, owner());
  const rows = () =>
    admin('select integration_id, tenant_id, connection_code, is_critical, due_at, quick_probes from probe_schedule');
  const row = (integration_id: string, quick_probes: number | null) => ({
    integration_id,
    tenant_id: tenant,
    connection_code: 'stripe',
    is_critical: true,
    due_at: new Date(at),
    quick_probes,
  });
  expect(await rows()).toHaveLength(2);
  expect(await rows()).toEqual(expect.arrayContaining([row(due, null), row(trial, 3)]));

  await admin('update integration_health set next_probe_at = $2 where integration_id = $1', [never, at]);
  await admin('update integration_health set next_probe_at = null where integration_id = $1', [trial]);
  expect(await rows()).toEqual(expect.arrayContaining([row(due, null), row(never, null)]));
  expect(await rows()).toHaveLength(2);
});
