import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { riskSignalResolved, riskSignalUpdated, type SignalSnapshot } from '@linesman/contracts';
import { parseMessage } from '@linesman/messaging';
import { migrate } from '@linesman/persistence';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import { schema } from '../src/schema';

let servers: TestServers;
beforeAll(async () => {
  servers = await startServers({ schemas: ['status-monitor'] });
});
afterAll(() => servers?.stop());

const owner = () => servers.postgres.role('status-monitor', 'owner');

/** As the database's superuser, whom row-level security does not restrict. */
function sql<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
  const url = new URL(servers.postgres.url);
  url.pathname = new URL(owner()).pathname;
  url.searchParams.set('options', '-c search_path=status_monitor');
  return queryOnce<T>(url.href, text, values);
}

const sample = (
  JSON.parse(readFileSync(`${__dirname}/../../../libs/contracts/samples/risk_signal_opened.v1.json`, 'utf8')) as {
    data: SignalSnapshot;
  }
).data;
const [tenant, twice, once, seen, dead] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const hour = (n: number) => `2026-01-29T${String(n).padStart(2, '0')}:00:00.000Z`;

/** A signal as the version before stored it: with one cause, and no list of problems. */
async function signal(integration_id: string, opened_at: string, more: object, changed: object): Promise<string> {
  const signal_id = randomUUID();
  const status_change = { ...sample.status_change, integration_id, ...changed };
  const { problems: _problems, ...snapshot } = { ...sample, signal_id, opened_at, ...more, status_change };
  await sql(
    `insert into risk_signals (signal_id, tenant_id, integration_id, signal_type, severity, status, cause, occurrences,
       snapshot, opened_at, last_seen_at, version, acknowledged_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      signal_id,
      tenant,
      integration_id,
      snapshot.signal_type,
      snapshot.severity,
      'acknowledged',
      status_change.cause,
      3,
      JSON.stringify(snapshot),
      opened_at,
      hour(9),
      2,
      'Dana Reyes',
    ],
  );
  return signal_id;
}

const health = (integration_id: string, columns: Record<string, string | null>) =>
  sql(
    `insert into integration_health (tenant_id, integration_type, integration_id, machine_state, created_at,
       last_successful_sync, last_failure_at, alerted_at) values ($1, 'salesforce', $2, '{}', $3, $4, $5, now())`,
    [tenant, integration_id, hour(0), columns.last_successful_sync, columns.last_failure_at],
  );

const calls = (integration_id: string, at: string, successes: number) =>
  sql(
    `insert into call_buckets (integration_id, bucket_at, tenant_id, successes, failures) values ($1, $2, $3, $4, $5)`,
    [integration_id, at, tenant, successes, 1 - successes],
  );

it('merges the open signals of an integration into one with all their problems, and loses nothing', async () => {
  const before = schema.migrations.findIndex(({ name }) => name.startsWith('WhatIsKnown'));
  await migrate({ ...schema, migrations: schema.migrations.slice(0, before) }, owner());
  const partly = { new_status: 'degraded', cause: 'insufficient_scope', failing_parts: ['SYNC_A', 'SYNC_B'] };
  const degraded = await signal(twice, hour(7), { signal_type: 'integration_degraded', severity: 'medium' }, partly);
  const worst = await signal(twice, hour(8), {}, {});
  const single = await signal(once, hour(8), {}, {});
  await health(seen, { last_successful_sync: hour(9), last_failure_at: null });
  await calls(seen, hour(2), 0);
  await calls(seen, hour(3), 1);
  await calls(seen, hour(9), 1);
  await health(dead, { last_successful_sync: null, last_failure_at: hour(5) });

  await migrate(schema, owner());

  expect(
    await sql(
      'select signal_id, status, signal_type, occurrences, version from risk_signals order by opened_at, version desc',
    ),
  ).toEqual([
    { signal_id: degraded, status: 'withdrawn', signal_type: 'integration_degraded', occurrences: 3, version: 3 },
    { signal_id: worst, status: 'acknowledged', signal_type: 'integration_disconnected', occurrences: 6, version: 3 },
    { signal_id: single, status: 'acknowledged', signal_type: 'integration_disconnected', occurrences: 3, version: 2 },
  ]);
  const published = await sql<{ envelope: { type: string; aggregateversion: number; data: SignalSnapshot } }>(
    "select envelope from outbox order by envelope ->> 'type' desc",
  );
  expect(published.map(({ envelope }) => envelope)).toMatchObject([
    {
      type: 'risk_signal_updated',
      aggregateversion: 3,
      data: {
        signal_id: worst,
        opened_at: hour(8),
        problems: [
          { cause: 'refresh_refused', party: 'customer', since: hour(8) },
          { cause: 'insufficient_scope', part: 'SYNC_A', since: hour(7) },
          { cause: 'insufficient_scope', part: 'SYNC_B', since: hour(7) },
        ],
      },
    },
    { type: 'risk_signal_resolved', aggregateversion: 3, data: { signal_id: degraded, resolution: 'withdrawn' } },
  ]);
  const [updated, ended] = published.map(({ envelope }) => JSON.stringify(envelope));
  expect(parseMessage(riskSignalUpdated, updated!).data.signal_id).toBe(worst);
  expect(parseMessage(riskSignalResolved, ended!).data.signal_id).toBe(degraded);
});

it('takes when somebody looked, and when it worked, from the calls of the version before', async () => {
  const columns = 'first_checked_at, first_success_at, last_success_at, last_successful_sync, alerted_at';
  const [known] = await sql(`select ${columns} from integration_health where integration_id = $1`, [seen]);
  expect(known).toEqual({
    first_checked_at: new Date(hour(2)),
    first_success_at: new Date(hour(3)),
    last_success_at: new Date(hour(9)),
    last_successful_sync: null,
    alerted_at: null,
  });
  expect(await sql(`select ${columns} from integration_health where integration_id = $1`, [dead])).toMatchObject([
    { first_checked_at: new Date(hour(5)), first_success_at: null, alerted_at: null },
  ]);
  const gaps = await sql<{ error_details: Record<string, string> }>('select error_details from integration_events');
  expect(
    gaps.map(({ error_details }) =>
      Object.values(error_details)
        .map((at) => new Date(at).toISOString())
        .sort(),
    ),
  ).toEqual([[hour(4), hour(9)]]);
});
