import { randomUUID } from 'node:crypto';
import { customerDeleted, type SignalSnapshot } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { failing } from './outage-of';
import { RunningNotifier } from './running-notifier';

const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

async function deleteCustomer(tenant: TestTenant, { customer, status_change }: SignalSnapshot): Promise<void> {
  const integration_ids = [status_change.integration_id];
  const data = { customer_id: customer!.customer_id, erasure_id: randomUUID(), integration_ids };
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, data, { tenantid: tenant.id, aggregateversion: 2 }),
  );
}

const erased = (tenant: TestTenant) =>
  waitUntil(async () => (await notifier.events('notification_data_erased', tenant)).length === 1, { timeout: 120_000 });

const has = (locks: string) => async () => (await notifier.rows(`select 1 from pg_locks w ${locks}`)).length > 0;
const waitsForErasure = has(`where w.locktype = 'advisory' and w.mode = 'ShareLock' and not w.granted`);

/** Until a `commit` the erasure has emptied what there was, and is not committed. */
async function beginErasure(tenant: TestTenant, signal: SignalSnapshot): Promise<void> {
  await notifier.rows('begin');
  await notifier.rows(`select pg_advisory_xact_lock(hashtext('kept_events'))`);
  await deleteCustomer(tenant, signal);
  const held = `h.relation = 'notifier.erased_customers'::regclass and h.mode = 'RowExclusiveLock'`;
  await waitUntil(has(`join pg_locks h using (pid) where w.locktype = 'advisory' and not w.granted and ${held}`));
}

it('deletes a saved view that finds the erased customer by a part of its name, and nobody else', async () => {
  const tenant = await notifier.tenant();
  const named = (name: string) => tenant.snapshot({ customer: { ...tenant.snapshot().customer!, name } });
  const [gone, stays] = [named('Nordwind Logistics'), named('Nord Foods')];
  for (const signal of [gone, stays]) {
    await tenant.opened(signal);
    await notifier.settled(signal.signal_id, 2);
  }
  const token = await tenant.tokenFor('csm');
  for (const q of ['Wind Log', 'nord', 'foods'])
    await notifier.http('POST', '/saved-views', token, { name: `Of ${q}`, view: 'all', q });
  await tenant.resolved(gone, 2, 'withdrawn');
  await deleteCustomer(tenant, gone);
  await erased(tenant);
  const saved = await notifier.rows('select q from saved_views where tenant_id = $1 order by q', tenant.id);
  expect(saved).toEqual([{ q: 'foods' }, { q: 'nord' }]);
});

it('makes no task about a customer while it is erased and no silence afterwards, and finds one that was made before by its key', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const { customer_id } = signal.customer!;
  const make = async (title: string, key: string) => {
    const answer = await fetch(`${await notifier.app.getUrl()}/tasks`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tenant.tokenFor('csm')}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ title, due_at: '2099-01-01T00:00:00Z', customer_id }),
    });
    return { status: answer.status, body: (await answer.json()) as { id: string; title: string } };
  };
  const [before, during] = [randomUUID(), randomUUID()];
  const made = await make('Call Ada', before);
  expect(made.status).toBe(201);
  await tenant.resolved(signal, 2, 'withdrawn');

  await beginErasure(tenant, signal);
  let answered = false;
  const late = make('Call Bea', during).finally(() => (answered = true));
  await waitUntil(async () => answered || (await waitsForErasure()));
  await notifier.rows('commit');
  expect((await late).status).toBe(404);
  await erased(tenant);

  notifier.unknownIds.add(customer_id);
  expect(await make('Call Ada', before)).toMatchObject({ status: 201, body: { id: made.body.id, title: '' } });
  expect((await make('Call Cleo', randomUUID())).status).toBe(404);
  const silence = { customer_id, reason: 'They move to Oslo', ends_at: new Date(Date.now() + 3_600_000).toISOString() };
  expect((await notifier.http('POST', '/silences', await tenant.tokenFor('tenant_admin'), silence)).status).toBe(404);
  const titles = await notifier.rows(`select title from tasks where tenant_id = $1 and title like 'Call%'`, tenant.id);
  expect(titles).toEqual([]);
});

it.each([
  ['one that is told at once', 1, (tenant: TestTenant) => tenant.snapshot()],
  ['several that wait for their outage', 10, failing],
])('stores no signal of a customer while it is erased: %s', async (_, count, make) => {
  const tenant = await notifier.tenant();
  const before = tenant.snapshot();
  await tenant.opened(before);
  await notifier.settled(before.signal_id, 2);
  await tenant.resolved(before, 2, 'withdrawn');
  await beginErasure(tenant, before);
  const late = Array.from({ length: count }, (_, n) => ({ ...make(tenant, n), customer: before.customer }));
  await Promise.all(late.map((signal) => tenant.opened(signal)));
  const stored = () =>
    notifier.rows(
      'select 1 from signals where signal_id = any($1)',
      late.map(({ signal_id }) => signal_id),
    );
  await waitUntil(async () => (await stored()).length === count || (await waitsForErasure()));
  await notifier.rows('commit');
  await erased(tenant);
  const marker = tenant.snapshot();
  await tenant.opened(marker);
  await notifier.settled(marker.signal_id, 2);
  expect(await stored()).toEqual([]);
});
