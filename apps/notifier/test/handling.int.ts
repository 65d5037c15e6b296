import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { SignalHandling } from '../src/signals/signal-handling.entity';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
const manager = ({ id }: TestTenant) => `max-${id}@acme.example`;

function signalOf(tenant: TestTenant, { managed = true } = {}): SignalSnapshot {
  const signal = tenant.snapshot();
  if (managed) signal.customer!.csm!.manager = { name: 'Max Power', email: manager(tenant) };
  return signal;
}

/** A signal of which the CSM and the contact were told. */
async function told(options = {}): Promise<{ tenant: TestTenant; signal: SignalSnapshot }> {
  const tenant = await notifier.tenant();
  const signal = signalOf(tenant, options);
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await waitUntil(() => handlingOf(signal));
  return { tenant, signal };
}

const handlingOf = async ({ signal_id }: SignalSnapshot) =>
  (await notifier.rows<SignalHandling>('select * from signal_handling where signal_id = $1', signal_id))[0]!;

/** So many hours pass without anybody acting, and it is time to look. */
const pass = ({ signal_id }: SignalSnapshot, hours: number) =>
  notifier.rows(
    `update signal_handling set unattended_since = unattended_since - make_interval(hours => $2),
       reminded_at = reminded_at - make_interval(hours => $2),
       acknowledged_until = acknowledged_until - make_interval(hours => $2),
       snoozed_until = snoozed_until - make_interval(hours => $2), next_look_at = now()
     where signal_id = $1`,
    signal_id,
    hours,
  );
const looked = (signal: SignalSnapshot) =>
  waitUntil(async () => {
    const { next_look_at } = await handlingOf(signal);
    return !next_look_at || next_look_at.getTime() > Date.now() + 120_000;
  });
const occasions = async ({ signal_id }: SignalSnapshot, ...prefixes: string[]) =>
  (await notifier.deliveries(signal_id))
    .filter(({ occasion }) => prefixes.some((one) => occasion.startsWith(one)))
    .map(({ occasion, recipient, state, reason }) => ({ occasion, recipient, state, reason }));
const replies = (tenant: TestTenant) =>
  notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => thread_ts !== undefined);
const menu = (value: string) => ({ type: 'static_select', selected_option: { value } });
const shown = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token)[0]!.blocks;

it('reminds the CSM once in the thread of the alert, in other words, when nobody has acted for an hour', async () => {
  const { tenant, signal } = await told();
  expect((await handlingOf(signal)).reminders).toBe(0);
  await pass(signal, 1);
  await notifier.settled(signal.signal_id, 3);
  await looked(signal);
  expect(await occasions(signal, 'reminder')).toEqual([
    { occasion: 'reminder.1', recipient: tenant.csm, state: 'sent', reason: null },
  ]);
  const [reply, ...others] = replies(tenant);
  expect(others).toEqual([]);
  expect(reply!.thread_ts).toBe(notifier.slack.in(tenant.slack_token)[0]!.ts);
  expect(reply!.text).toMatch(
    /^:bell: TechCorp's Salesforce has been disconnected for \d+ days? and nobody has acted\./,
  );
  expect(reply!.text).toContain('• Nothing has been done so far');
});

it('tells the manager once when nobody acts, and tells them the end too', async () => {
  const { tenant, signal } = await told();
  await pass(signal, 24 * 7);
  await notifier.settled(signal.signal_id, 4);
  await looked(signal);
  expect(await occasions(signal, 'escalated')).toEqual([
    { occasion: 'escalated', recipient: manager(tenant), state: 'sent', reason: null },
  ]);
  const toManager = notifier.slack.in(tenant.slack_token).find(({ channel }) => channel.includes('max-'));
  expect(toManager!.text).toMatch(/and nobody has acted$/);
  await waitUntil(() => shown(tenant).includes('Max Power was told that nobody acted, on'));
  await tenant.resolved(signal);
  const ended = await waitUntil(async () => {
    const found = await occasions(signal, 'resolved');
    return found.length === 3 && found.every(({ state }) => state === 'sent') && found;
  });
  expect(ended.map(({ recipient }) => recipient)).toContain(manager(tenant));
});

it('says why no manager was told', async () => {
  const { tenant, signal } = await told({ managed: false });
  await pass(signal, 24 * 7);
  await looked(signal);
  expect(await occasions(signal, 'escalated')).toEqual([
    { occasion: 'escalated', recipient: tenant.csm, state: 'suppressed', reason: 'no_manager' },
  ]);
});

it('leaves an acknowledged signal alone until the acknowledgement ends, and then reminds that person once', async () => {
  const { tenant, signal } = await told();
  const chosen = menu('acknowledge.4_hours');
  expect((await notifier.choose(tenant, 'handle', chosen)).status).toBe(200);
  expect(await handlingOf(signal)).toMatchObject({ acknowledged_by: 'Jane Miller', acknowledged_email: tenant.csm });
  await waitUntil(() => shown(tenant).includes('Jane Miller handles this until'));
  await pass(signal, 3);
  await looked(signal);
  expect(await occasions(signal, 'reminder', 'escalated')).toEqual([]);

  await pass(signal, 2);
  await notifier.settled(signal.signal_id, 3);
  await looked(signal);
  const [reply, ...others] = replies(tenant);
  expect(others).toEqual([]);
  expect(reply!.text).toContain('The acknowledgement has ended. TechCorp');
  expect(reply!.text).toContain('• Jane Miller acknowledged this on');
  await waitUntil(() => shown(tenant).includes('Nobody handles this since'));
  expect(await handlingOf(signal)).toMatchObject({ acknowledged_until: null, reminded_for: 'acknowledgement_ended' });

  await notifier.choose(tenant, 'handle', chosen);
  await waitUntil(() => shown(tenant).includes('Jane Miller handles this until'));
  const acknowledged = await notifier.events('risk_signal_acknowledged', tenant);
  expect(acknowledged).toMatchObject([{ data: { acknowledged_until: expect.any(String) as string } }]);
});

it('takes over HTTP until when a signal is acknowledged, and refuses a time that has passed', async () => {
  const { tenant, signal } = await told();
  const token = await tenant.tokenFor('csm');
  const acknowledge = (body: object) =>
    notifier.http('POST', `/risk-signals/${signal.signal_id}/acknowledge`, token, body);
  const until = new Date(Date.now() + 5 * 3_600_000).toISOString();
  expect((await acknowledge({ until: '2026-01-01T00:00:00Z' })).status).toBe(400);
  expect((await acknowledge({ until, span: '1_hour' })).status).toBe(400);
  expect((await acknowledge({ until })).status).toBe(200);
  expect((await handlingOf(signal)).acknowledged_until?.toISOString()).toBe(until);
  expect((await acknowledge({})).body).toContain('"asked":1');
  expect((await handlingOf(signal)).acknowledged_until?.toISOString()).toBe(until);
  expect((await acknowledge({ span: '1_hour' })).body).toContain('"asked":2');
});

it('keeps a reminder back where the signal was acknowledged before it was sent, and says so', async () => {
  const { tenant, signal } = await told();
  await pass(signal, 1);
  notifier.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'service_unavailable' });
  await waitUntil(async () => (await occasions(signal, 'reminder'))[0]?.state === 'pending');
  await notifier.choose(tenant, 'handle', menu('acknowledge.1_hour'));
  await notifier.settled(signal.signal_id, 3);
  expect(await occasions(signal, 'reminder')).toMatchObject([
    { state: 'suppressed', reason: 'acknowledged_before_told' },
  ]);
});

it('spares whom has snoozed a signal reminders, changes and the escalation, and tells them the end', async () => {
  const { tenant, signal } = await told();
  await notifier.choose(tenant, 'handle', menu('snooze.next_week'));
  expect(await handlingOf(signal)).toMatchObject({ snoozed_by: 'Jane Miller', snoozed_email: tenant.csm });
  await waitUntil(() => shown(tenant).includes('Jane Miller snoozed this until'));
  const soon = { ...signal, severity: 'high' as const };
  soon.status_change = { ...signal.status_change, cause: 'insufficient_scope', new_status: 'degraded' };
  await tenant.updated(soon);
  const changed = await waitUntil(async () => {
    const found = (await occasions(signal, 'changed', 'partly')).filter(({ recipient }) => recipient === tenant.csm);
    return found.length > 0 && found.every(({ state }) => state === 'suppressed') && found;
  });
  expect(changed.map(({ reason }) => reason)).toEqual(changed.map(() => 'snoozed'));
  await waitUntil(() => shown(tenant).includes('DEGRADED'));
  expect(replies(tenant)).toEqual([]);
  expect(await occasions(signal, 'reminder', 'escalated')).toEqual([]);
  await tenant.resolved(signal, 3);
  await waitUntil(() => replies(tenant).length === 1);
});

it('reminds once when a snooze has ended', async () => {
  const { tenant, signal } = await told();
  await notifier.choose(tenant, 'handle', menu('snooze.1_hour'));
  await waitUntil(() => shown(tenant).includes('Jane Miller snoozed this until'));
  await pass(signal, 2);
  await notifier.settled(signal.signal_id, 3);
  await looked(signal);
  expect(replies(tenant).map(({ text }) => text)).toEqual([expect.stringContaining('The snooze has ended.')]);
  await waitUntil(() => shown(tenant).includes('Nobody handles this since'));
});

it.each([
  ['a snooze until it gets worse', 'snooze.worse', 'high', true],
  ['any snooze where the problem is critical', 'snooze.next_week', 'critical', true],
  ['no other snooze', 'snooze.next_week', 'high', false],
] as const)('ends with a change for the worse %s', async (_, choice, severity, ends) => {
  const tenant = await notifier.tenant({ working_hours: always });
  const signal = signalOf(tenant);
  signal.severity = 'medium';
  const { status_change } = signal;
  signal.status_change = { ...status_change, new_status: 'degraded', cause: 'insufficient_scope' };
  await tenant.opened(signal);
  await waitUntil(() => handlingOf(signal));
  await notifier.choose(tenant, 'handle', menu(choice));
  await waitUntil(() => shown(tenant).includes('Jane Miller snoozed this until'));
  await tenant.updated({ ...signal, severity, status_change });
  const [told] = await waitUntil(async () => {
    const found = (await occasions(signal, 'changed')).filter(({ recipient }) => recipient === tenant.csm);
    return ['sent', 'suppressed'].includes(found[0]?.state ?? '') && found;
  });
  expect(told).toMatchObject(ends ? { state: 'sent' } : { state: 'suppressed', reason: 'snoozed' });
  expect((await handlingOf(signal)).snoozed_by).toBe(ends ? null : 'Jane Miller');
});

it('snoozes over HTTP, shows it, ends it, and leaves it in the audit log', async () => {
  const [{ tenant, signal }, other] = await Promise.all([told(), notifier.tenant()]);
  const [csm, stranger] = await Promise.all([tenant.tokenFor('csm'), other.tokenFor('csm')]);
  const at = `/risk-signals/${signal.signal_id}`;
  const list = `/signal-handling?signal_id=${signal.signal_id}`;
  expect((await notifier.http('POST', `${at}/snooze`, stranger, { span: 'worse' })).status).toBe(404);
  expect((await notifier.http('POST', `${at}/snooze`, csm, {})).status).toBe(400);
  expect((await notifier.http('POST', `${at}/snooze`, csm, { span: 'worse' })).status).toBe(200);
  const handler = { handler_email: tenant.csm, handler_name: 'Jane Miller' };
  expect(await notifier.list(list, csm)).toMatchObject([
    { ...handler, snoozed_by: tenant.csm, snoozed_email: tenant.csm, snoozed_until: null },
  ]);
  expect(await notifier.list(list, stranger)).toEqual([]);
  expect((await notifier.http('POST', `${at}/unsnooze`, csm)).status).toBe(200);
  expect(await notifier.list(list, csm)).toMatchObject([{ ...handler, snoozed_by: null, snoozed_email: null }]);
  const log = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
  expect(log).toMatchObject([{ action: 'risk_signal.unsnoozed' }, { action: 'risk_signal.snoozed', actor: 'a-csm' }]);
  await tenant.resolved(signal);
  await waitUntil(async () => (await notifier.http('POST', `${at}/snooze`, csm, { span: 'worse' })).status === 404);
});

const tom = ({ id }: TestTenant) => `tom-${id}@acme.example`;
const toTom = (tenant: TestTenant) =>
  notifier.slack.in(tenant.slack_token).filter(({ channel }) => channel.includes(tom(tenant)));

it('assigns a signal on Slack: the person is told once, the former one sees it, and reminders go to the person', async () => {
  const { tenant, signal } = await told();
  const picked = { type: 'users_select', selected_user: `U-${tom(tenant)}` };
  expect((await notifier.choose(tenant, 'assign', picked)).status).toBe(200);
  await notifier.settled(signal.signal_id, 3);
  expect(await occasions(signal, 'assigned')).toEqual([
    { occasion: 'assigned.1', recipient: tom(tenant), state: 'sent', reason: null },
  ]);
  expect(toTom(tenant)).toHaveLength(1);
  expect(toTom(tenant)[0]!.blocks).toContain('Jane Miller assigned this to Tom Becker on');
  await waitUntil(() => shown(tenant).includes('Jane Miller assigned this to Tom Becker on'));

  await pass(signal, 1);
  await notifier.settled(signal.signal_id, 4);
  await looked(signal);
  expect(await occasions(signal, 'reminder')).toMatchObject([{ recipient: tom(tenant), state: 'sent' }]);
  expect(toTom(tenant).map(({ thread_ts }) => thread_ts)).toEqual([undefined, toTom(tenant)[0]!.ts]);

  await notifier.choose(tenant, 'assign', { selected_user: `U-${tenant.csm}` });
  await notifier.settled(signal.signal_id, 5);
  expect(
    replies(tenant)
      .filter(({ channel }) => channel.includes(tenant.csm))
      .map(({ text }) => text),
  ).toEqual([expect.stringMatching(/assigned this to you\. TechCorp's Salesforce has been disconnected/)]);
  await tenant.resolved(signal);
  await waitUntil(async () => (await occasions(signal, 'resolved')).length === 3);
});

it('assigns a signal over HTTP to somebody who is known, and to nobody else', async () => {
  const { tenant, signal } = await told();
  const csm = await tenant.tokenFor('csm');
  const assign = (email: string) => notifier.http('POST', `/risk-signals/${signal.signal_id}/assign`, csm, { email });
  expect((await assign('stranger@else.example')).status).toBe(400);
  const answer = await assign(tom(tenant));
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
    200,
    { handler_email: tom(tenant), handler_name: 'Tom Becker', assigned_by: tenant.csm },
  ]);
  await waitUntil(() => toTom(tenant).length === 1);
  const log = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
  expect(log).toMatchObject([{ action: 'risk_signal.assigned', detail: { to: tom(tenant) } }]);
  expect(await notifier.list('/colleagues?q=tom', csm)).toEqual([{ name: 'Tom Becker', email: tom(tenant) }]);
});

it('reminds as the tenant has set it, and of signals that were open before', async () => {
  const { tenant, signal } = await told();
  const none = { remind_after_hours: [], daily: false };
  const settle = (version: number, critical: object) =>
    tenant.settle({ version, reminders: { critical: { ...none, ...critical } } });
  await settle(2, {});
  await waitUntil(async () => (await handlingOf(signal)).next_look_at === null);
  await pass(signal, 24 * 7);
  await looked(signal);
  expect(await occasions(signal, 'reminder', 'escalated')).toEqual([]);
  await settle(3, { remind_after_hours: [2] });
  await notifier.settled(signal.signal_id, 3);
  expect(await occasions(signal, 'reminder', 'escalated')).toMatchObject([{ occasion: 'reminder.1', state: 'sent' }]);
});
