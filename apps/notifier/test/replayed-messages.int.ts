import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { DeliveryWorker } from '../src/deliveries/delivery-worker';
import { PreviewSignal } from '../src/preview/preview-signal';
import type { ReplayPersonView } from '../src/workflow-replays/replay';
import type { TestTenant } from './notifier-world';
import { tellsLess } from './past-signals';
import { ALWAYS, ReplayAdmin, REPLAYED } from './replay-admin';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A signal that lasted so many hours, some time ago. */
async function past(
  tenant: TestTenant,
  from: Date,
  hours: number,
  change: (signal: SignalSnapshot) => void = () => undefined,
): Promise<SignalSnapshot> {
  const signal = tenant.snapshot({ severity: 'high', opened_at: from.toISOString() });
  change(signal);
  await notifier.rows(
    `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, created_at, closed_at)
     values ($1, $2, 'resolved', 2, 1, $3, $4::timestamptz, $4::timestamptz + make_interval(hours => $5))`,
    signal.signal_id,
    tenant.id,
    JSON.stringify(signal),
    from,
    hours,
  );
  return signal;
}
const stop = (tenant: TestTenant, email: string) =>
  notifier.rows(
    'insert into contacts (tenant_id, email, unsubscribe_token, stopped, stopped_at) values ($1, $2, $3, $4, now())',
    tenant.id,
    email,
    randomUUID(),
    'unsubscribed',
  );
async function ofNew(settings: object = {}) {
  const tenant = await notifier.tenant({ working_hours: ALWAYS, ...settings });
  const admin = await ReplayAdmin.of(notifier, tenant);
  await admin.known();
  await admin.draft(tellsLess(REPLAYED));
  const [carol, dave] = ['carol', 'dave'].map((name) => `${name}-${tenant.id}@techcorp.example`) as [string, string];
  const withOthers = ({ customer }: SignalSnapshot) => {
    customer!.other_contacts = [carol, dave].map((email) => ({ name: 'Other', email }));
  };
  const people = async () => {
    const { replay_id } = await admin.replayed();
    const found = await admin.all<ReplayPersonView>(`/replays/${replay_id}/people`);
    return Object.fromEntries(
      found.map(({ recipient, messages_now, messages_would }) => [recipient, [messages_now, messages_would]]),
    );
  };
  return { tenant, admin, carol, dave, withOthers, people };
}
const ago = (days: number, minutes = 0) => new Date(Date.now() - days * DAY_MS + minutes * 60_000);

it('counts what would come in one digest as one message, and says how many digests there are', async () => {
  const { tenant, admin } = await ofNew({ digest: { messages: 1, minutes: 10 } });
  for (const minute of [0, 1, 2, 3]) await past(tenant, ago(5, minute), 2);
  await past(tenant, ago(5, 4), 2, (signal) => (signal.severity = 'critical'));
  // Ended before the digest.
  await past(tenant, ago(3), 2);
  await past(tenant, ago(3, 1), 0);
  const replay = await admin.replayed();
  // Now the CSM: alone, a digest of three, the critical one, alone. The contact gets each by itself, on both sides.
  expect(replay).toMatchObject({ messages_now: 4 + 7, messages_would: 1 + 7, digests_now: 1, digests_would: 0 });
  const people = await admin.all<ReplayPersonView>(`/replays/${replay.replay_id}/people`);
  expect(people.find(({ audience }) => audience === 'csm')).toMatchObject({
    messages_now: 4,
    messages_would: 1,
    digests_now: 1,
    digests_would: 0,
    change: 'fewer',
  });
  const [kept] = await notifier.rows<{ alike: number }>(
    'select count(*)::int as alike from workflow_replay_messages where replay_id = $1 and messages_now = messages_would',
    replay.replay_id,
  );
  expect(kept!.alike).toBe(0);
});

it('tells the next contact where emails to the first have stopped, however busy this process is', async () => {
  const { tenant, carol, withOthers, people } = await ofNew();
  await past(tenant, ago(5), 2, withOthers);
  await stop(tenant, tenant.contact);
  const expected = { [tenant.csm]: [1, 0], [carol]: [1, 1] };
  expect(await people()).toEqual(expected);
  const worker = notifier.app.get(DeliveryWorker, { strict: false });
  const busy = jest.spyOn(worker, 'hasRoom').mockReturnValue(false);
  try {
    expect(await people()).toEqual(expected);
  } finally {
    busy.mockRestore();
  }
});

it('tells the next contact where an email came back then', async () => {
  const { tenant, carol, withOthers, people } = await ofNew();
  const { signal_id } = await past(tenant, ago(5), 2, withOthers);
  await notifier.rows(
    `insert into deliveries (id, tenant_id, signal_id, occasion, channel, recipient, audience, state, reason, correlation_id)
     values (gen_random_uuid(), $1, $2, 'opened', 'email', $3, 'contact', 'failed', 'undelivered', '')`,
    tenant.id,
    signal_id,
    tenant.contact,
  );
  expect(await people()).toEqual({ [tenant.csm]: [1, 0], [carol]: [1, 1] });
});

it('tells the next contact when nobody acted in time, and from the last act on', async () => {
  const { tenant, carol, dave, withOthers, people } = await ofNew();
  // By default after eight hours of working time, which is any time here.
  await past(tenant, ago(20), 12, withOthers);
  expect(await people()).toEqual({ [tenant.csm]: [1, 0], [tenant.contact]: [1, 1], [carol]: [1, 1] });

  const acted = await past(tenant, ago(10), 20, withOthers);
  await notifier.rows(
    `insert into link_steps (link_id, number, tenant_id, signal_id, step, taken_at) values (gen_random_uuid(), 2, $1, $2, 'opened', $3)`,
    tenant.id,
    acted.signal_id,
    new Date(ago(10).getTime() + 6 * HOUR_MS),
  );
  // Told at 0, acted at 6, so the next one is told at 14 and nobody else before the end at 20.
  expect(await people()).toEqual({ [tenant.csm]: [2, 0], [tenant.contact]: [2, 2], [carol]: [2, 2] });
  await past(tenant, ago(15), 20, withOthers);
  expect(await people()).toMatchObject({ [carol]: [3, 3], [dave]: [1, 1] });
});

it('locks nothing that others write meanwhile', async () => {
  const { tenant } = await ofNew();
  const snapshot = tenant.snapshot();
  await stop(tenant, tenant.contact);
  const previews = notifier.app.get(PreviewSignal, { strict: false });
  const free = await previews.decide({ tenant_id: tenant.id, snapshot, ended: false, unheld: true }, async () => {
    await notifier.rows('select 1 from contacts where tenant_id = $1 for update nowait', tenant.id);
    const [lock] = await notifier.rows<{ free: boolean }>(
      `select pg_try_advisory_xact_lock(hashtextextended('health_score ' || $1, 0)) as free`,
      snapshot.customer!.customer_id,
    );
    return lock!.free;
  });
  expect(free).toBe(true);
});
