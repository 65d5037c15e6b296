import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { Delivery } from '../src/deliveries/delivery.entity';
import type { SignalNotice } from '../src/deliveries/signal-notices.controller';
import type { Signal } from '../src/signals/signal.entity';
import type { WorkflowRun } from '../src/workflow/run.entity';
import type { TestTenant } from './notifier-world';
import { failing, Outage } from './outage-of';
import { RunningNotifier } from './running-notifier';

const CSMS = 5;
const SIGNALS = 300;

const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

const csmOf = (tenant: TestTenant, n: number) => `csm-${n % CSMS}-${tenant.id}@acme.example`;

const deliveriesOf = (tenant: TestTenant, where = 'true') =>
  notifier.rows<Delivery>(`select * from deliveries where tenant_id = $1 and ${where} order by created_at`, tenant.id);
const sent = (tenant: TestTenant, occasion: string, many: number) =>
  waitUntil(async () => {
    const found = await deliveriesOf(tenant, `state = 'sent' and occasion = '${occasion}'`);
    return found.length === many && found;
  });
const runs = (tenant: TestTenant, state: string, many: number) =>
  waitUntil(async () => {
    const found = await notifier.rows<WorkflowRun>(
      'select * from workflow_runs where tenant_id = $1 and state = $2',
      tenant.id,
      state,
    );
    return found.length === many && found;
  });
const open = (tenant: TestTenant, many: number) =>
  waitUntil(async () => {
    const found = await notifier.rows(
      `select 1 from signals where tenant_id = $1 and state = 'open' and outage is null`,
      tenant.id,
    );
    return found.length === many;
  });
const signalOf = async ({ signal_id }: SignalSnapshot): Promise<Signal | undefined> =>
  (await notifier.rows<Signal>('select * from signals where signal_id = $1', signal_id))[0];
const edits = (tenant: TestTenant) => notifier.slack.of(tenant.slack_token, 'chat.update');
const posted = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token);

it('tells each CSM of an outage once, edits that as it changes, and says at the end who still needs to act', async () => {
  const tenant = await notifier.tenant();
  const signals = Array.from({ length: SIGNALS }, (_, n) => failing(tenant, n, csmOf(tenant, n)));
  for (const signal of signals) await tenant.opened(signal);
  await runs(tenant, 'held', SIGNALS);
  expect(await deliveriesOf(tenant)).toEqual([]);

  const outage = new Outage(notifier, tenant);
  await outage.opened();
  const opened = await sent(tenant, 'outage', CSMS);
  expect(opened.map(({ recipient, channel }) => `${channel} ${recipient}`).sort()).toEqual(
    Array.from({ length: CSMS }, (_, n) => `slack ${csmOf(tenant, n)}`).sort(),
  );
  expect(posted(tenant)[0]!.blocks).toContain('60 integrations of 60 customers of yours (ARR');
  // Why was nobody told of it: each has its row.
  const suppressed = await runs(tenant, 'suppressed', SIGNALS);
  expect(new Set(suppressed.map(({ reason }) => reason))).toEqual(new Set([outage.reason]));
  const [broken, ...recovering] = signals as [SignalSnapshot, ...SignalSnapshot[]];
  const token = await tenant.tokenFor('csm');
  const [notice] = await notifier.list<SignalNotice>(`/signal-notices?signal_id=${broken.signal_id}`, token);
  expect(notice).toMatchObject({ told: 0, waiting: 0, untold: 0, not_singly: outage.reason });

  // The rows that stand for the outage are no problems of their own.
  const admin = await tenant.tokenFor('tenant_admin');
  const summary = JSON.parse((await notifier.http('GET', '/daily-summaries/preview?of=tenant', admin)).body) as {
    headline: string;
  };
  expect(summary.headline).toBe(`${SIGNALS} new problems`);

  for (const signal of recovering) await tenant.resolved(signal);
  await open(tenant, 1);
  await waitUntil(() => posted(tenant).some(({ blocks }) => blocks.includes('60 integrations work again')));
  await outage.closed(1);
  await sent(tenant, 'resolved', CSMS);
  const ends = posted(tenant).filter(({ thread_ts }) => thread_ts);
  expect(ends.filter(({ text }) => text.includes('There is nothing left to do'))).toHaveLength(CSMS - 1);
  expect(ends.filter(({ text }) => text.includes('somebody to act: Sync 0 (Customer 0)'))).toHaveLength(1);

  // Only what still fails is told singly, to its CSM.
  const [alone] = await sent(tenant, 'opened', 1);
  expect(alone).toMatchObject({ signal_id: broken.signal_id, recipient: csmOf(tenant, 0), audience: 'csm' });
  expect(await deliveriesOf(tenant, `state = 'sent' and channel = 'slack'`)).toHaveLength(2 * CSMS + 1);
  expect(await deliveriesOf(tenant, `state = 'sent' and channel <> 'slack'`)).toEqual([]);
  // The opening, one change at most every 15 seconds, and the end.
  expect(edits(tenant).length).toBeLessThanOrEqual(CSMS * 4);
});

it('stores what opens at once in few transactions, each with its held run', async () => {
  const tenant = await notifier.tenant();
  const signals = Array.from({ length: 60 }, (_, n) => failing(tenant, n));
  const [ended, customers, without, repeated] = signals as [
    SignalSnapshot,
    SignalSnapshot,
    SignalSnapshot,
    SignalSnapshot,
  ];
  await tenant.resolved(ended);
  await waitUntil(async () => (await signalOf(ended))?.state === 'resolved');
  Object.assign(customers, { hold_until: undefined });
  Object.assign(customers.status_change, { cause: 'grant_revoked', party_at_fault: 'customer' });
  delete without.customer;
  const token = await tenant.tokenFor('tenant_admin');
  const silenced = signals.at(-1)!;
  const ends_at = new Date(Date.now() + 7_200_000).toISOString();
  const { customer_id } = silenced.customer!;
  const made = await notifier.http('POST', '/silences', token, { customer_id, ends_at, reason: 'database move' });
  expect(made.status).toBe(201);

  await Promise.all(signals.map((signal) => tenant.opened(signal)));
  const held = await runs(tenant, 'held', signals.length - 2);
  const runOf = ({ signal_id }: SignalSnapshot) => held.find((run) => run.signal_id === signal_id);
  expect(runOf(signals[10]!)).toMatchObject({
    reason: null,
    held_by: null,
    hold_until: new Date(signals[10]!.hold_until!),
    context: { customer: { name: 'Customer 10' } },
  });
  expect(runOf(without)).toMatchObject({ context: { customer: { name: 'PlanPilot' }, customer_exists: false } });
  expect(runOf(silenced)).toMatchObject({ reason: `silenced by ${tenant.csm}: database move` });
  expect(await runs(tenant, 'suppressed', 1)).toMatchObject([{ signal_id: ended.signal_id }]);
  const [told] = await waitUntil(async () => {
    const found = await deliveriesOf(tenant, `state = 'sent' and occasion = 'opened' and audience = 'csm'`);
    return found.length > 0 && found;
  });
  expect(told).toMatchObject({ signal_id: customers.signal_id });
  const transactions = await notifier.rows(
    'select distinct xmin::text from signals where tenant_id = $1 and outage is null',
    tenant.id,
  );
  expect(transactions.length).toBeLessThan(signals.length / 2);

  const { integration_id } = repeated.status_change;
  const more = Array.from({ length: 20 }, (_, n) => failing(tenant, n));
  const [next] = more as [SignalSnapshot];
  Object.assign(next.status_change, { integration_id });
  await Promise.all(more.map((signal) => tenant.opened(signal)));
  await runs(tenant, 'held', signals.length - 2 + more.length);
  expect(await signalOf(next)).toMatchObject({ openings: 2 });
});

it('tells a signal singly once its cause is the customer’s', async () => {
  const tenant = await notifier.tenant();
  const signal = failing(tenant, 0);
  const outage = new Outage(notifier, tenant);
  await outage.opened();
  await tenant.opened(signal);
  await sent(tenant, 'outage', 1);
  const change = { ...signal.status_change, cause: 'grant_revoked', party_at_fault: 'customer' } as const;
  await tenant.updated({ ...signal, status_change: change });
  const told = await waitUntil(async () => {
    const found = await deliveriesOf(tenant, `audience = 'csm' and state = 'sent' and occasion <> 'outage'`);
    return found.length === 1 && found;
  });
  expect(told[0]).toMatchObject({ signal_id: signal.signal_id });
});

it('says that an outage is ours, and tells the mailbox of the tenant where there is no CSM', async () => {
  const tenant = await notifier.tenant();
  const signal = failing(tenant, 0);
  delete signal.customer;
  await tenant.opened(signal);
  await runs(tenant, 'held', 1);
  await new Outage(notifier, tenant, { party_at_fault: 'us' }).opened();
  const [told] = await sent(tenant, 'outage', 1);
  expect(told).toMatchObject({
    audience: 'tenant',
    channel: 'email',
    recipient: `care-${tenant.id}@planpilot.example`,
  });
  const [email] = notifier.email.to(told!.recipient);
  expect(email).toMatchObject({ subject: 'Our connection to Salesforce fails' });
  expect(email!.text).toContain('The fault is ours');
});

it('tells nobody of an outage that was over before it could be told', async () => {
  const tenant = await notifier.tenant();
  const signal = failing(tenant, 0);
  await tenant.opened(signal);
  await runs(tenant, 'held', 1);
  await tenant.resolved(signal);
  await open(tenant, 0);
  const outage = new Outage(notifier, tenant);
  await outage.opened();
  await outage.closed(0);
  await waitUntil(async () => {
    const settled = 'select 1 from outages where tenant_id = $1 and settled_at is not null';
    return (await notifier.rows(settled, tenant.id)).length === 1;
  });
  expect(await deliveriesOf(tenant)).toEqual([]);
});

it('waits with the end for the ends of the signals that are on their way', async () => {
  const tenant = await notifier.tenant();
  const signals = [failing(tenant, 0), failing(tenant, 1)];
  for (const signal of signals) await tenant.opened(signal);
  await runs(tenant, 'held', 2);
  const outage = new Outage(notifier, tenant);
  await outage.opened();
  await sent(tenant, 'outage', 1);
  await outage.closed(0);
  await waitUntil(async () => {
    const heard = 'select 1 from outages where tenant_id = $1 and closed_at is not null';
    return (await notifier.rows(heard, tenant.id)).length === 1;
  });
  for (const signal of signals) await tenant.resolved(signal);
  await sent(tenant, 'resolved', 1);
  expect(posted(tenant).at(-1)!.text).toContain('Both integrations of your customers work again');
  expect(await deliveriesOf(tenant, `occasion = 'opened'`)).toEqual([]);
});
