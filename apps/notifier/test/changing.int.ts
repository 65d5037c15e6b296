import { randomUUID } from 'node:crypto';
import { customerUpserted, PLATFORM_TENANT, type SignalSnapshot } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { Workflows } from '../src/workflow/workflows';
import { RunningNotifier } from './running-notifier';
import { settleStaff } from './staff-settings';
import type { TestTenant } from './notifier-world';

const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
/** Neither today nor tomorrow. */
const later = { ...always, days: [((new Date().getUTCDay() + 2) % 7) + 1] };
const notifier = new RunningNotifier();
beforeAll(async () => {
  await notifier.start();
  await settleStaff(notifier, { working_hours: always, staff_alerts: { email: 'staff@linesman.example' } });
});
afterAll(() => notifier.stop());

const now = (signal: SignalSnapshot, change: Partial<SignalSnapshot['status_change']>): SignalSnapshot => ({
  ...signal,
  status_change: { ...signal.status_change, ...change },
});
const ours = { cause: 'invalid_client', party_at_fault: 'us' } as const;
const outage = { cause: 'server_error', party_at_fault: 'provider' } as const;
const revoked = { cause: 'grant_revoked', party_at_fault: 'customer' } as const;
const staffTasks = (signal: SignalSnapshot) =>
  notifier.rows('select * from tasks where signal_id = $1 and tenant_id = $2', signal.signal_id, PLATFORM_TENANT);
const sentTo = async (signal: SignalSnapshot, recipient: string) =>
  (await notifier.deliveries(signal.signal_id)).filter((it) => it.recipient === recipient && it.state === 'sent');
const told = (signal: SignalSnapshot, recipient: string, times: number) =>
  waitUntil(async () => (await sentTo(signal, recipient)).length === times);
const opened = async (tenant: TestTenant, change: Partial<SignalSnapshot['status_change']>) => {
  const signal = now(tenant.snapshot(), change);
  await tenant.opened(signal);
  return signal;
};

it('tells staff of our own fault: a task in the platform tenant and a message, both of which end with the signal', async () => {
  const tenant = await notifier.tenant();
  const signal = await opened(tenant, ours);
  await told(signal, 'staff', 1);
  const [email] = notifier.email.to('staff@linesman.example');
  expect(email!.text).toContain(tenant.id);
  expect(email!.text).not.toContain('TechCorp');
  expect(await staffTasks(signal)).toMatchObject([{ status: 'open', signal_tenant_id: tenant.id, assignee: null }]);
  const mine = await notifier.rows('select 1 from tasks where tenant_id = $1', tenant.id);
  expect(mine).toEqual([]);
  const admin = await notifier.issuer.token({ tenant: PLATFORM_TENANT, roles: ['admin'], subject: 'a-staff' });
  const seen = await notifier.list(`/internal/tasks?signal_id=${signal.signal_id}`, admin);
  expect(seen).toMatchObject([{ integration_id: signal.status_change.integration_id, signal_state: 'open' }]);
  expect(JSON.stringify(seen)).not.toContain('TechCorp');
  expect((await notifier.http('GET', '/internal/tasks', await tenant.tokenFor('csm'))).status).toBe(403);
  await tenant.resolved(signal);
  await told(signal, 'staff', 2);
  expect(await staffTasks(signal)).toMatchObject([{ status: 'closed' }]);
});

it('tells the contact and the CSM, and staff, where our fault needs a new consent', async () => {
  const tenant = await notifier.tenant();
  const signal = await opened(tenant, { cause: 'refresh_interrupted', party_at_fault: 'us' });
  await Promise.all([tenant.contact, tenant.csm, 'staff'].map((who) => told(signal, who, 1)));
  expect(await notifier.rows('select assignee from tasks where tenant_id = $1', tenant.id)).toEqual([
    { assignee: tenant.csm },
  ]);
});

it.each([ours, outage])(
  'starts what the customer needs, once, when what was another party’s becomes theirs: %o',
  async (first) => {
    const tenant = await notifier.tenant();
    const signal = await opened(tenant, first);
    await waitUntil(async () =>
      (await notifier.deliveries(signal.signal_id)).some((it) => it.recipient === tenant.contact),
    );
    expect(notifier.email.to(tenant.contact)).toEqual([]);
    await tenant.updated(now(signal, revoked), 2);
    await told(signal, tenant.contact, 1);
    await tenant.updated(now(signal, outage), 3);
    await tenant.updated(now(signal, revoked), 4);
    await tenant.resolved(signal, 5);
    await waitUntil(async () => (await sentTo(signal, tenant.contact)).length === 2);
    expect((await sentTo(signal, tenant.contact)).map(({ occasion }) => occasion)).toEqual(['changed.2', 'resolved']);
    const tasks = await notifier.rows('select 1 from tasks where tenant_id = $1', tenant.id);
    expect(tasks).toHaveLength(1);
  },
);

it('tells nobody again, after an upgrade, what an older release told them', async () => {
  const tenant = await notifier.tenant();
  const signal = await opened(tenant, revoked);
  await notifier.settled(signal.signal_id, 2);
  // An older release did not store what a message was about.
  await notifier.rows('update deliveries set about = null where signal_id = $1', signal.signal_id);
  await tenant.updated(signal, 2);
  await tenant.resolved(signal, 3);
  await notifier.settled(signal.signal_id, 4);
  const occasions = (await notifier.deliveries(signal.signal_id)).map(({ occasion }) => occasion);
  expect(occasions.sort()).toEqual(['opened', 'opened', 'resolved', 'resolved']);
});

it('tells that it works again in part, not that all of it works, and gives nothing back', async () => {
  const tenant = await notifier.tenant();
  const signal = await opened(tenant, revoked);
  await notifier.settled(signal.signal_id, 2);
  const scope = { new_status: 'degraded', cause: 'insufficient_scope' } as const;
  const part = now(signal, { ...scope, failing_parts: ['SYNC_CONTACTS'] });
  await tenant.updated({ ...part, signal_type: 'integration_degraded' });
  await notifier.settled(signal.signal_id, 4);
  const [message, reply] = notifier.slack.in(tenant.slack_token);
  await waitUntil(() => notifier.slack.in(tenant.slack_token)[0]!.blocks.includes('Integration Degraded'));
  expect(reply).toMatchObject({ thread_ts: message!.ts });
  expect(reply!.text).toContain('is partly working again: sync contacts still fails');
  expect(notifier.email.to(tenant.contact)[1]!.text).toContain('partly working again: sync contacts still fails');
  expect(
    await notifier.rows(`select 1 from tasks where signal_id = $1 and status = 'open'`, signal.signal_id),
  ).toHaveLength(1);
  const scores = await notifier.rows(
    'select adjustment from health_score_adjustments where signal_id = $1',
    signal.signal_id,
  );
  expect(scores).toEqual([{ adjustment: -10 }]);
});

it('tells the CSM and the contact of a degraded integration quietly, and does the rest when it disconnects', async () => {
  const tenant = await notifier.tenant({ working_hours: always });
  const scope = { new_status: 'degraded', cause: 'insufficient_scope', party_at_fault: 'customer' } as const;
  const signal = now(tenant.snapshot({ signal_type: 'integration_degraded', severity: 'high' }), scope);
  await tenant.opened(signal);
  await told(signal, tenant.csm, 1);
  await told(signal, tenant.contact, 1);
  expect(notifier.email.to(tenant.contact)[0]!.subject).toBe('Your Salesforce integration needs more permissions');
  const alert = () => notifier.slack.in(tenant.slack_token)[0]!.blocks;
  expect(alert()).not.toContain('ARR:');
  expect(await notifier.rows('select 1 from health_score_adjustments where signal_id = $1', signal.signal_id)).toEqual(
    [],
  );
  await tenant.updated({
    ...now(signal, { ...revoked, new_status: 'disconnected' }),
    signal_type: 'integration_disconnected',
  });
  await told(signal, tenant.csm, 2);
  await told(signal, tenant.contact, 2);
  await waitUntil(() => alert().includes('ARR:'));
  expect(
    await notifier.rows('select 1 from health_score_adjustments where signal_id = $1', signal.signal_id),
  ).toHaveLength(1);
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id)).toHaveLength(1);
});

it('tells a CSM what follows in the conversation that Slack has now, after the app was installed anew', async () => {
  const tenant = await notifier.tenant();
  const signal = await opened(tenant, revoked);
  await notifier.settled(signal.signal_id, 2);
  const slack_integration_id = randomUUID();
  await tenant.settle({ slack_integration_id, version: 2 });
  const settings = 'select 1 from tenant_settings where tenant_id = $1 and slack_integration_id = $2';
  await waitUntil(async () => (await notifier.rows(settings, tenant.id, slack_integration_id))[0]);
  await notifier.publish(
    customerUpserted,
    envelopeOf(customerUpserted, signal.customer!, { tenantid: tenant.id, subject: signal.customer!.customer_id }),
  );
  const stored = 'select channel_id from slack_recipients where integration_id = $1';
  const conversation = await waitUntil(async () => (await notifier.rows(stored, slack_integration_id))[0]);
  const scope = { new_status: 'degraded', cause: 'insufficient_scope' } as const;
  await tenant.updated(now(signal, { ...scope, failing_parts: ['SYNC_CONTACTS'] }));
  await told(signal, tenant.csm, 2);
  await tenant.resolved(signal, 3);
  await told(signal, tenant.csm, 3);
  const toCsm = (await notifier.deliveries(signal.signal_id)).filter(({ recipient }) => recipient === tenant.csm);
  expect(toCsm.map(({ channel, state, attempts }) => `${channel} ${state} ${attempts}`)).toEqual(
    Array(3).fill('slack sent 1'),
  );
  const follows = notifier.slack.in(`xoxb-${slack_integration_id}`);
  expect(follows.map(({ channel, thread_ts }) => [channel, thread_ts])).toEqual(
    Array(2).fill([conversation.channel_id, undefined]),
  );
});

it('goes on with the document that a held run began with, and tells staff which step of it cannot run', async () => {
  const tenant = await notifier.tenant();
  const hold_until = new Date(Date.now() + 3_600_000).toISOString();
  const signal = tenant.snapshot({ hold_until });
  await tenant.opened(signal);
  const held = async () =>
    (await notifier.rows(`select * from workflow_runs where signal_id = $1 and state = 'held'`, signal.signal_id))[0];
  await waitUntil(held);
  // As an upgrade leaves it: the service's document has another version, and an action of the old one is gone.
  const workflow = notifier.app
    .get(Workflows, { strict: false })
    .builtIn.find(({ name }) => name === 'integration_disconnection_response')!;
  const before = { ...workflow };
  Object.assign(workflow, { version: '2.0', steps: [] });
  await notifier.rows(
    `update workflow_documents set source = replace(source, 'action: update_health_score', 'action: sing') where tenant_id = $1`,
    tenant.id,
  );
  await notifier.rows(`update workflow_runs set hold_until = now() where signal_id = $1`, signal.signal_id);
  await Promise.all([tenant.csm, tenant.contact, 'staff'].map((who) => told(signal, who, 1)));
  Object.assign(workflow, before);
  const [task] = await staffTasks(signal);
  expect(task!.title).toContain('integration_disconnection_response 1.1, step update_health_score cannot go on');
  expect(task!.title).toContain('sing is not known');
});

it('does not send an email that waited while the fault became ours', async () => {
  const tenant = await notifier.tenant({ working_hours: later });
  const signal = now(tenant.snapshot({ severity: 'low' }), revoked);
  await tenant.opened(signal);
  const toContact = async () =>
    (await notifier.deliveries(signal.signal_id)).find(({ recipient }) => recipient === tenant.contact);
  await waitUntil(async () => (await toContact())?.reason === 'working_hours');
  await tenant.updated({ ...now(signal, ours), severity: 'critical' });
  await waitUntil(async () => (await toContact())?.state === 'suppressed');
  expect(await toContact()).toMatchObject({ occasion: 'opened', reason: 'our_fault' });
  expect(notifier.email.to(tenant.contact)).toEqual([]);
});

it('lets the email about a degraded integration wait for working hours, and sends it when it disconnects', async () => {
  const tenant = await notifier.tenant({ working_hours: later });
  const scope = { new_status: 'degraded', cause: 'insufficient_scope', party_at_fault: 'customer' } as const;
  const signal = now(tenant.snapshot({ signal_type: 'integration_degraded', severity: 'high' }), scope);
  await tenant.opened(signal);
  await told(signal, tenant.csm, 1);
  const toContact = async () =>
    (await notifier.deliveries(signal.signal_id)).find(({ recipient }) => recipient === tenant.contact);
  // The run tells the CSM first, and does the rest in a second transaction.
  await waitUntil(async () => (await toContact())?.reason === 'working_hours');
  await tenant.updated({
    ...now(signal, { ...revoked, new_status: 'disconnected' }),
    signal_type: 'integration_disconnected',
  });
  await told(signal, tenant.contact, 1);
  expect(await toContact()).toMatchObject({ occasion: 'opened', template: 'integration_disconnected_customer' });
  expect(notifier.email.to(tenant.contact)[0]!.subject).toContain('Action Required');
});

it('lets what is not urgent wait for working hours, and sends it when it becomes urgent', async () => {
  const tenant = await notifier.tenant({ working_hours: later });
  const [waiting, passing] = [tenant.snapshot({ severity: 'low' }), tenant.snapshot({ severity: 'low' })];
  for (const signal of [waiting, passing]) await tenant.opened(signal);
  const states = async (signal: SignalSnapshot) =>
    (await notifier.deliveries(signal.signal_id)).map(({ state, reason }) => `${state} ${reason}`);
  for (const signal of [waiting, passing])
    await waitUntil(async () => (await states(signal)).join() === 'pending working_hours,pending working_hours');
  const asked = `/signal-notices?signal_id=${waiting.signal_id}`;
  const [notice] = await notifier.list(asked, await tenant.tokenFor('csm'));
  const hours_begin_at = expect.any(String) as string;
  expect(notice).toMatchObject({ told: 0, waiting: 2, waiting_for_hours: 2, awaiting_approval: 0, hours_begin_at });
  await tenant.resolved(passing);
  await waitUntil(async () => (await states(passing)).every((it) => it === 'suppressed closed_before_told'));
  await tenant.updated({ ...waiting, severity: 'critical' });
  await notifier.settled(waiting.signal_id, 2);
  expect(await sentTo(waiting, tenant.csm)).toHaveLength(1);
});
