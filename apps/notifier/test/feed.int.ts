import { randomUUID } from 'node:crypto';
import {
  customerDeleted,
  type EventContract,
  events,
  eventStreams,
  executionFailed,
  executionSucceeded,
  syncRunFinished,
  taskClosed,
  tenantErased,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { ForgetEvents } from '../src/feed/forget-events.system';
import { feedOf } from './reading-events';
import { RunningNotifier } from './running-notifier';

/** GET /events. */
const notifier = new RunningNotifier();
const { deleteIntegrations, read, readAll, tokenOf } = feedOf(notifier);
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

it('lists whole envelopes of the tenant in their order, and no others', async () => {
  const [mine, other] = [await notifier.tenant(), await notifier.tenant()];
  const ids = await deleteIntegrations(mine, 3);
  await deleteIntegrations(other, 1);
  const { events } = await readAll(mine, 3, 'integration_deleted');
  expect(events.map(({ data }) => data.integration_id)).toEqual(ids);
  expect(events[0]).toMatchObject({
    specversion: '1.0',
    source: '/integrations',
    type: 'integration_deleted',
    tenantid: mine.id,
    subject: ids[0],
    aggregateversion: 2,
    correlationid: expect.any(String) as string,
  });
});

it('has the events of every stream', async () => {
  const tenant = await notifier.tenant();
  const contracts: EventContract[] = [executionFailed, executionSucceeded, syncRunFinished, taskClosed];
  expect(contracts.map(({ stream }) => stream).sort()).toEqual([...eventStreams].sort());
  for (const contract of contracts)
    await notifier.publish(contract, envelopeOf<object>(contract, {}, { tenantid: tenant.id }));
  const types = contracts.map(({ type }) => type);
  const { events } = await readAll(tenant, contracts.length, types.join());
  expect(events.map(({ type }) => type).sort()).toEqual([...types].sort());
});

it('may be asked for every type of event, and so may an endpoint', async () => {
  const tenant = await notifier.tenant();
  const types = [...new Set(events.map(({ type }) => type))];
  expect((await read(tenant, `types=${types.join()}`)).status).toBe(200);
  const endpoint = { url: 'https://example.com/', types, contact_email: 'ops@acme.example' };
  const { status } = await notifier.http('POST', '/event-endpoints', await tokenOf(tenant), endpoint);
  expect(status).toBe(201);
});

it('reads on from where it was, page by page, and past what is not wanted', async () => {
  const tenant = await notifier.tenant();
  // Positions of two digits come after those of one.
  const ids = await deleteIntegrations(tenant, 15);
  await readAll(tenant, 15, 'integration_deleted');
  const seen: string[] = [];
  let after = '';
  for (let page = 0; page < 4; page++) {
    const { events, next } = await read(tenant, `limit=4&types=integration_deleted${after}`);
    seen.push(...events.map(({ data }) => data.integration_id));
    after = `&after=${next}`;
  }
  expect(seen).toEqual(ids);
  const none = await read(tenant, 'types=task_created');
  expect(none.events).toEqual([]);
  expect(BigInt(none.next)).toBeGreaterThan(0n);
  expect((await read(tenant, `after=${none.next}`)).events).toEqual([]);
});

it('waits for the next event, and answers as soon as it is there', async () => {
  const tenant = await notifier.tenant();
  const { next } = await read(tenant, 'after=now');
  const waiting = read(tenant, `after=${next}&wait_seconds=20&types=integration_deleted`);
  const [id] = await deleteIntegrations(tenant, 1);
  const { events } = await waiting;
  expect(events.map(({ data }) => data.integration_id)).toEqual([id]);
});

it('is for services and admins of the tenant', async () => {
  const tenant = await notifier.tenant();
  expect((await read(tenant, '', 'tenant_admin')).status).toBe(200);
  expect((await read(tenant, '', 'member')).status).toBe(403);
  expect((await read(tenant, 'after=yesterday')).status).toBe(400);
});

it('goes on without a gap after NATS was away', async () => {
  const tenant = await notifier.tenant();
  const before = await deleteIntegrations(tenant, 1);
  await readAll(tenant, 1, 'integration_deleted');
  await notifier.servers.nats.restart();
  const after = await waitUntil(() => deleteIntegrations(tenant, 1).catch(() => undefined));
  const { events } = await waitUntil(async () => {
    const page = await read(tenant, 'types=integration_deleted');
    return page.events.some(({ data }) => data.integration_id === after[0]) && page;
  });
  const ids = events.map(({ data }) => data.integration_id);
  expect([ids[0], ids.at(-1)]).toEqual([before[0], after[0]]);
});

it('goes on when the process that stored events is gone, and stores each event once', async () => {
  const tenant = await notifier.tenant();
  const gone = `update event_feed set holder = $1, held_until = clock_timestamp() + interval '1 second'`;
  await notifier.rows(gone, randomUUID());
  const ids = await deleteIntegrations(tenant, 3);
  const { events } = await readAll(tenant, 3, 'integration_deleted');
  expect(events.map(({ data }) => data.integration_id).sort()).toEqual(ids.sort());
});

it('forgets events after seven days, and says so to who has not read them', async () => {
  const tenant = await notifier.tenant();
  await deleteIntegrations(tenant, 1);
  const { next } = await readAll(tenant, 1, 'integration_deleted');
  await notifier.rows(`update kept_events set kept_at = kept_at - interval '8 days' where tenant_id = $1`, tenant.id);
  // The oldest of all tenants go first, so everything that is older has to be forgotten too.
  await notifier.rows(`update kept_events set kept_at = now() - interval '8 days' where position <= $1`, next);
  await notifier.app.get(ForgetEvents, { strict: false }).forget();
  expect(await read(tenant, 'after=0')).toMatchObject({ status: 410, type: 'urn:linesman:problem:events-forgotten' });
  expect(await read(tenant, '')).toMatchObject({ status: 200, events: [] });
});

it('erases the events of a customer and of a tenant', async () => {
  const tenant = await notifier.tenant();
  const [integration_id, other] = await deleteIntegrations(tenant, 2);
  await readAll(tenant, 2, 'integration_deleted');
  const told = tenant.snapshot();
  await tenant.opened(told);
  await tenant.resolved(told);
  await readAll(tenant, 2, 'risk_signal_opened,risk_signal_resolved');
  const { customer_id } = told.customer!;
  const erased = { customer_id, erasure_id: randomUUID(), integration_ids: [integration_id!] };
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, erased, { tenantid: tenant.id, aggregateversion: 3 }),
  );
  await waitUntil(async () => {
    const { events } = await read(tenant, 'types=risk_signal_opened,risk_signal_resolved');
    return events.length === 0;
  });
  const { events } = await read(tenant, 'types=integration_deleted');
  expect(events.map(({ data }) => data.integration_id)).toEqual([integration_id, other]);

  const gone = { erasure_id: randomUUID() };
  await notifier.publish(tenantErased, envelopeOf(tenantErased, gone, { tenantid: tenant.id, aggregateversion: 9 }));
  const kept = 'select 1 from kept_events where tenant_id = $1';
  await waitUntil(async () => (await notifier.rows(kept, tenant.id)).length === 0);
});
