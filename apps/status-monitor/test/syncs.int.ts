import { randomUUID } from 'node:crypto';
import {
  customerDeleted,
  customerUpserted,
  integrationDeleted,
  type SyncsSummary,
  summarizeSyncs,
  syncRunFinished,
} from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();
let notifier: RpcClient;
beforeAll(async () => {
  await world.start();
  await world.monitor();
  notifier = new RpcClient({ service: 'notifier', nats: world.servers.nats.user('notifier') });
});
afterAll(async () => {
  await notifier.onApplicationShutdown();
  await world.stop();
});

const jane = { name: 'Jane', email: 'Jane@acme.example' };
const from = '2026-01-08T09:00:00.000Z';
const to = '2026-01-09T09:00:00.000Z';
const summary = ({ tenant }: Fixture, csm?: string): Promise<SyncsSummary> =>
  notifier.call(summarizeSyncs, { tenant_id: tenant, from, to, ...(csm ? { csm } : {}) });

async function ran({ tenant, integration }: Fixture, status: string, finished_at: string, more = {}): Promise<void> {
  const { integration_id, connection_code } = integration;
  const counts = { batches: 1, rows: 10, new: 3, changed: 2, unchanged: 4, deleted: 1, skipped: 1 };
  const ref = { run_id: randomUUID(), execution_id: randomUUID(), integration_id, connection_code };
  const what = { capability_code: 'SYNC_CONTACTS', object: 'contact', direction: 'inbound' };
  const times = { started_at: '2026-01-08T08:00:00.000Z', finished_at };
  await world.handled(
    await world.publish(tenant, syncRunFinished, {
      ...ref,
      ...what,
      ...times,
      ...counts,
      status,
      full_resync: false,
      skipped_reasons: [],
      ...more,
    }),
  );
}

it('counts the runs of a time, of a tenant or of the customers of one CSM, each once', async () => {
  const fixture = await world.fixture({ customer: { csm: jane } });
  await ran(fixture, 'whole', '2026-01-08T08:59:59.000Z');
  for (const status of ['whole', 'partial', 'failed', 'failed']) await ran(fixture, status, '2026-01-08T10:20:00.000Z');
  await ran(fixture, 'whole', '2026-01-09T08:59:59.000Z');
  await ran(fixture, 'failed', '2026-01-09T09:00:00.000Z');
  const { integration_id, name: integration_name } = fixture.integration;
  const failing = [{ integration_id, integration_name, customer_name: 'TechCorp', failed: 2 }];
  const expected = { runs: 5, failed: 2, failing_integrations: 1, failing };
  expect(await summary(fixture)).toEqual(expected);
  expect(await summary(fixture, 'jane@acme.example')).toEqual(expected);
  const nothing = { runs: 0, failed: 0, failing_integrations: 0, failing: [] };
  expect(await summary(fixture, 'mia@acme.example')).toEqual(nothing);
  expect(await summary(await world.fixture())).toEqual(nothing);
  const [hour] = await world.sql('select * from sync_hours where integration_id = $1 and hour_at = $2', [
    integration_id,
    '2026-01-08T10:00:00Z',
  ]);
  expect(hour).toMatchObject({ runs: 4, failed: 2, records: 40, changes: 24, skipped: 4 });
  // Another CSM takes over.
  const { customer, tenant } = fixture;
  const mia = { ...customer, csm: { name: 'Mia', email: 'mia@acme.example' }, version: 2 };
  await world.handled(await world.publish(tenant, customerUpserted, mia, { aggregateversion: 2 }));
  expect(await summary(fixture, 'mia@acme.example')).toEqual(expected);
});

it('forgets the syncs of a customer who is erased', async () => {
  const fixture = await world.fixture();
  await ran(fixture, 'whole', '2026-01-08T10:20:00.000Z');
  const { tenant, customer, integration } = fixture;
  const { integration_id } = integration;
  await world.publish(tenant, integrationDeleted, { integration_id }, { aggregateversion: 2 });
  const erased = { customer_id: customer.customer_id, erasure_id: randomUUID(), integration_ids: [integration_id] };
  await world.publish(tenant, customerDeleted, erased, { aggregateversion: 2 });
  await waitUntil(() => world.eventsOf(fixture, 'monitoring_data_erased')[0]);
  expect(await world.sql('select 1 from sync_hours where integration_id = $1', [integration_id])).toEqual([]);
});

it('tells how many records a run could not read, until one has read all', async () => {
  const fixture = await world.fixture();
  await world.handled(await world.executed(fixture, { part: 'SYNC_CONTACTS' }));
  const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
  await ran(fixture, 'whole', at(-30), { skipped: 2, skipped_reasons: [{ reason: 'has no Id' }] });
  const opened = await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);
  const reason = '2 of 12 records that Salesforce sent could not be read: the first one has no Id';
  expect(opened.data).toMatchObject({
    signal_type: 'integration_degraded',
    status_change: { cause: 'data_inconsistent', party_at_fault: 'us', failure_reason: reason, detected_by: 'records' },
    problems: [{ cause: 'data_inconsistent', part: 'SYNC_CONTACTS', reason }],
    impact: ['Some records are missing in the synced data. All others are synced'],
  });
  // The sync itself works, and a run in which nothing was sent shows nothing.
  await world.handled(await world.executed(fixture, { part: 'SYNC_CONTACTS' }));
  await ran(fixture, 'whole', at(-20), { rows: 0, skipped: 0 });
  await ran(fixture, 'partial', at(-10), { skipped: 0 });
  expect(world.eventsOf(fixture, 'risk_signal_resolved')).toEqual([]);
  await ran(fixture, 'whole', at(-5), { skipped: 0 });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_resolved').length === 1);
});
