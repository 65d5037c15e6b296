import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT, type SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { SignalNotice } from '../src/deliveries/signal-notices.controller';
import type { SilencePreview, SilenceView } from '../src/silences/silences.dto';
import type { TestTenant } from './notifier-world';
import { failing, Outage } from './outage-of';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** A tenant with an administrator, who makes silences. */
async function administered() {
  const tenant = await notifier.tenant();
  const token = await tenant.tokenFor('tenant_admin');
  const ask = async <T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
  ): Promise<{ status: number; body: T }> => {
    const { status, body: text } = await notifier.http(method, path, token, body);
    return { status, body: (text ? JSON.parse(text) : undefined) as T };
  };
  const silence = async (body: object): Promise<SilenceView> => {
    const made = await ask<SilenceView>('POST', '/silences', { ends_at: inHours(2), reason: 'database move', ...body });
    expect(made.status).toBe(201);
    return made.body;
  };
  return { tenant, token, ask, silence };
}

interface Run {
  state: string;
  reason: string | null;
  held_by: string | null;
  hold_until: Date | null;
}
const runsOf = ({ signal_id }: SignalSnapshot) =>
  notifier.rows<Run>('select state, reason, held_by, hold_until from workflow_runs where signal_id = $1', signal_id);
const runOf = (signal: SignalSnapshot, isDone: (run: Run) => boolean) =>
  waitUntil(async () => {
    const runs = await runsOf(signal);
    return runs.length > 0 && runs.every(isDone) && runs[0];
  });
const isHeld = ({ state }: Run): boolean => state === 'held';
const sent = ({ signal_id }: SignalSnapshot, occasion = 'opened') =>
  notifier.rows(
    `select 1 from deliveries where signal_id = $1 and audience = 'csm' and state = 'sent' and occasion = $2`,
    signal_id,
    occasion,
  );
const told = (signal: SignalSnapshot, occasion?: string) =>
  waitUntil(async () => (await sent(signal, occasion)).length === 1);
const noticeOf = async (tenant: TestTenant, { signal_id }: SignalSnapshot): Promise<SignalNotice> =>
  (await notifier.list<SignalNotice>(`/signal-notices?signal_id=${signal_id}`, await tenant.tokenFor('csm')))[0]!;

it('tells nobody of what opens, says why and until when, and tells it once the silence is ended', async () => {
  const { tenant, ask, silence } = await administered();
  const before = tenant.snapshot();
  await tenant.opened(before);
  await told(before);
  const signal = tenant.snapshot();
  const { silence_id, ends_at, made_by } = await silence({ customer_id: signal.customer!.customer_id });
  expect(made_by).toBe(tenant.csm);
  await tenant.opened(signal);
  const run = await runOf(signal, isHeld);
  const why = `silenced by ${tenant.csm}: database move`;
  expect(run).toMatchObject({ reason: why, held_by: silence_id, hold_until: new Date(ends_at) });
  expect(await noticeOf(tenant, signal)).toMatchObject({ told: 0, waiting: 0, not_singly: why, held_until: ends_at });
  // The end of what was told before is told.
  await tenant.resolved(before);
  await told(before, 'resolved');
  expect(await notifier.rows('select 1 from deliveries where signal_id = $1', signal.signal_id)).toEqual([]);
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id)).toEqual([]);

  expect(await ask('POST', `/silences/${silence_id}/end`)).toMatchObject({
    status: 200,
    body: { state: 'ended', silent_until: null, ended_by: tenant.csm },
  });
  await told(signal);
  expect((await runsOf(signal)).map(({ state }) => state)).not.toContain('held');
  expect((await ask('POST', `/silences/${silence_id}/end`)).status).toBe(409);
  const log = await notifier.rows<{ action: string; actor: string }>(
    'select action, actor from audit_log where subject_id = $1 order by id',
    silence_id,
  );
  expect(log).toEqual([
    { action: 'silence.created', actor: 'a-tenant_admin' },
    { action: 'silence.ended', actor: 'a-tenant_admin' },
  ]);
});

it('tells nobody of what has ended before the silence, and says why', async () => {
  const { tenant, silence } = await administered();
  await silence({});
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await runOf(signal, isHeld);
  await tenant.resolved(signal);
  const run = await runOf(signal, ({ state }) => state === 'suppressed');
  expect(run.reason).toBe(`silenced by ${tenant.csm}: database move`);
  expect(await notifier.rows('select 1 from deliveries where signal_id = $1', signal.signal_id)).toEqual([]);
});

it('is about a provider, a customer and an integration, also together, and about one tenant', async () => {
  const { tenant, silence } = await administered();
  const other = await notifier.tenant();
  const [both, one] = [tenant.snapshot(), tenant.snapshot()];
  both.status_change.integration_type = 'salesforce';
  one.status_change.integration_type = 'salesforce';
  await silence({ connection_code: 'salesforce', customer_id: both.customer!.customer_id });
  await silence({ integration_id: one.status_change.integration_id });
  const elsewhere = other.snapshot();
  Object.assign(elsewhere.status_change, both.status_change);
  elsewhere.customer!.customer_id = both.customer!.customer_id;
  const [another, customer] = [tenant.snapshot(), tenant.snapshot()];
  customer.customer!.customer_id = both.customer!.customer_id;
  another.customer!.customer_id = randomUUID();
  customer.status_change.integration_type = 'xero';
  another.status_change.integration_type = 'salesforce';
  for (const signal of [both, one, another, customer]) await tenant.opened(signal);
  await other.opened(elsewhere);
  await runOf(both, isHeld);
  await runOf(one, isHeld);
  for (const signal of [another, customer, elsewhere]) await told(signal);
});

it('holds on while another silence is about the same, and goes on when the last has passed', async () => {
  const { tenant, silence, ask } = await administered();
  const signal = tenant.snapshot();
  const first = await silence({ ends_at: inHours(2) });
  const second = await silence({ integration_id: signal.status_change.integration_id, ends_at: inHours(1) });
  await tenant.opened(signal);
  expect((await runOf(signal, isHeld)).held_by).toBe(first.silence_id);
  await ask('POST', `/silences/${first.silence_id}/end`);
  const run = await runOf(signal, (it) => isHeld(it) && it.held_by === second.silence_id);
  expect(run.hold_until).toEqual(new Date(second.ends_at));
  const later = await ask<SilenceView>('PUT', `/silences/${second.silence_id}`, { ends_at: inHours(3) });
  expect(later.body.ends_at > second.ends_at).toBe(true);
  // As if an hour had passed: the silence ends later than it said when it began to hold.
  await notifier.rows('update workflow_runs set hold_until = now() where signal_id = $1', signal.signal_id);
  await runOf(signal, (it) => isHeld(it) && it.hold_until?.toISOString() === String(later.body.ends_at));
  // As if three had passed.
  await notifier.rows(`update silences set ends_at = now() where silence_id = $1`, second.silence_id);
  await told(signal);
});

it('of our staff is about one provider in every workspace, and names nobody', async () => {
  const staff = await notifier.issuer.token({
    tenant: PLATFORM_TENANT,
    roles: ['admin'],
    subject: 'anna',
    name: 'Anna',
  });
  const connection_code = `provider_${randomUUID().slice(0, 8)}`;
  const body = { connection_code, ends_at: inHours(4), reason: 'announced maintenance' };
  const made = await notifier.http('POST', '/internal/silences', staff, body);
  expect(made.status).toBe(201);
  const { silence_id } = JSON.parse(made.body) as SilenceView;
  const tenant = await notifier.tenant();
  const covering = `/silences/covering?connection_code=${connection_code}`;
  // Every process learns it within its next look.
  const [covered] = await waitUntil(async () => {
    const found = await notifier.list<SilenceView>(covering, await tenant.tokenFor('member'));
    return found.length > 0 && found;
  });
  expect(covered).toMatchObject({ silence_id, everywhere: true, made_by: 'our staff', state: 'silent' });
  const [signal, other] = [tenant.snapshot(), tenant.snapshot()];
  signal.status_change.integration_type = connection_code;
  for (const one of [signal, other]) await tenant.opened(one);
  expect((await runOf(signal, isHeld)).reason).toBe('silenced by our staff: announced maintenance');
  await told(other);
  expect(await notifier.list('/silences', await tenant.tokenFor('tenant_admin'))).toEqual([]);
  expect((await notifier.http('POST', `/internal/silences/${silence_id}/end`, staff, {})).status).toBe(200);
  await told(signal);
});

it('keeps a signal out of an outage until it is over', async () => {
  const { tenant, ask, silence } = await administered();
  const { silence_id } = await silence({ connection_code: 'salesforce' });
  const signal = failing(tenant, 1);
  await tenant.opened(signal);
  await runOf(signal, ({ held_by }) => held_by === silence_id);
  const outage = new Outage(notifier, tenant);
  await outage.opened();
  // What an outage of its own provider tells is told by the same look.
  const other = await notifier.tenant();
  const told_elsewhere = failing(other, 1);
  await other.opened(told_elsewhere);
  await new Outage(notifier, other).opened();
  const outageTold = (to: TestTenant) =>
    notifier.rows(`select 1 from deliveries where tenant_id = $1 and occasion = 'outage' and state = 'sent'`, to.id);
  await waitUntil(async () => (await outageTold(other)).length === 1);
  expect(await outageTold(tenant)).toEqual([]);
  expect((await runsOf(signal)).map(({ state }) => state)).toEqual(['held']);
  await ask('POST', `/silences/${silence_id}/end`);
  await waitUntil(async () => (await outageTold(tenant)).length === 1);
  expect((await runOf(signal, ({ state }) => state === 'suppressed')).reason).toBe(outage.reason);
});

it('of a workspace does not keep from our staff what is our fault', async () => {
  const { tenant, silence } = await administered();
  await silence({});
  const signal = tenant.snapshot({ problems: undefined });
  Object.assign(signal.status_change, { cause: 'sync_failed', party_at_fault: 'us' });
  await tenant.opened(signal);
  const tasks = await waitUntil(async () => {
    const found = await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id);
    return found.length > 0 && found;
  });
  expect(tasks).toHaveLength(1);
});

it('shows what it would be about, lists what is open and what has ended, and refuses what makes no sense', async () => {
  const { tenant, token, silence, ask } = await administered();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await told(signal);
  const { customer_id } = signal.customer!;
  const preview = await ask<SilencePreview>('GET', `/silences/preview?customer_id=${customer_id}`);
  expect(preview.body).toEqual({
    signals: 1,
    customers: 1,
    integrations: 1,
    examples: [signal.status_change.integration_name],
  });
  expect((await ask<SilencePreview>('GET', '/silences/preview?connection_code=none')).body.signals).toBe(0);

  const made = [];
  for (const hours of [1, 2, 3]) made.push(await silence({ ends_at: inHours(hours) }));
  const weekly = { days: [1], from: '22:00', until: '02:00', time_zone: 'Europe/Paris' };
  const waiting = await silence({ starts_at: inHours(1), ends_at: inHours(24 * 360), weekly });
  expect(waiting).toMatchObject({ state: 'waiting', weekly, silent_until: null });
  const page = await ask<{ items: SilenceView[]; next_cursor: string }>('GET', '/silences?limit=2');
  const rest = await ask<{ items: SilenceView[] }>('GET', `/silences?limit=2&cursor=${page.body.next_cursor}`);
  const ids = [...page.body.items, ...rest.body.items].map(({ silence_id }) => silence_id);
  expect(ids).toEqual([...made, waiting].map(({ silence_id }) => silence_id));
  for (const { silence_id } of made) await ask('POST', `/silences/${silence_id}/end`);
  const ended = await notifier.list<SilenceView>('/silences?state=ended', token);
  expect(ended.map(({ silence_id }) => silence_id)).toEqual(made.map(({ silence_id }) => silence_id).reverse());

  for (const [body, field] of [
    [{ ends_at: inHours(-1), reason: 'x' }, 'ends_at'],
    [{ starts_at: inHours(2), ends_at: inHours(1), reason: 'x' }, 'ends_at'],
    [{ ends_at: inHours(24 * 31), reason: 'x' }, 'ends_at'],
    [{ ends_at: inHours(24 * 367), reason: 'x', weekly }, 'ends_at'],
    [{ ends_at: inHours(2), reason: 'x', weekly: { ...weekly, until: '22:00' } }, 'weekly.until'],
    [{ ends_at: inHours(2), reason: 'x', weekly: { ...weekly, days: [0] } }, 'weekly.days'],
    [{ ends_at: inHours(2), reason: '' }, 'reason'],
  ] as const) {
    const refused = await ask<{ errors: { field: string }[] }>('POST', '/silences', body);
    expect([refused.status, refused.body.errors.map((one) => one.field)]).toEqual([400, [field]]);
  }
  const csm = await tenant.tokenFor('csm');
  expect((await notifier.http('POST', '/silences', csm, { ends_at: inHours(1), reason: 'x' })).status).toBe(403);
  expect((await ask('POST', `/silences/${randomUUID()}/end`)).status).toBe(404);
});
