import { waitUntil } from '@linesman/testing';
import { userIdOf } from '../src/channels/slack/test/stand-in';
import type { TestTenant } from './notifier-world';
import { type Button, type RunningNotifier, useNotifier } from './running-notifier';
import { always, signalOf, told, handlingOf, pass, looked, occasions, replies, menu, shown } from './handled-signal';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

it('spares whom has snoozed a signal reminders, changes and the escalation, and tells them the end', async () => {
  const { tenant, signal } = await told();
  await notifier.choose(tenant, 'handle', menu('snooze.next_week'));
  expect(await handlingOf(signal)).toMatchObject({ snoozed_by: 'Jane Miller', snoozed_email: tenant.csm });
  await waitUntil(() => shown(tenant).includes('Snoozed by Jane Miller until'));
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
  await waitUntil(() => shown(tenant).includes('Snoozed by Jane Miller until'));
  await pass(signal, 2);
  await notifier.settled(signal.signal_id, 3);
  await looked(signal);
  expect(replies(tenant).map(({ text }) => text)).toEqual([expect.stringContaining('The snooze has ended.')]);
  await waitUntil(() => shown(tenant).includes('Nobody has acted since'));
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
  await waitUntil(() => shown(tenant).includes('Snoozed by Jane Miller until'));
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
  const picked = { type: 'users_select', selected_user: userIdOf(tom(tenant)) };
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

  await notifier.choose(tenant, 'assign', { selected_user: userIdOf(tenant.csm) });
  await notifier.settled(signal.signal_id, 5);
  expect(
    replies(tenant)
      .filter(({ channel }) => channel.includes(tenant.csm))
      .map(({ text }) => text),
  ).toEqual([expect.stringMatching(/assigned this to you\. TechCorp's Salesforce has been disconnected/)]);
  await tenant.resolved(signal);
  await waitUntil(async () => (await occasions(signal, 'resolved')).length === 3);
});

it('tells whoever chose, and nobody else, why a signal was not assigned', async () => {
  const { tenant, signal } = await told();
  const { blocks } = notifier.slack.in(tenant.slack_token)[0]!;
  const instructions = (JSON.parse(blocks) as { elements?: Button[] }[])
    .flatMap(({ elements = [] }) => elements)
    .find(({ action_id }) => action_id === 'send_fix_instructions')!;
  const pick = (user: string) => notifier.choose(tenant, 'assign', { selected_user: userIdOf(user) });
  const whispered = (words: string) => waitUntil(() => notifier.slack.whispered.get(tenant.id)?.includes(words));
  notifier.slack.next('users.info', tenant.slack_token, { ok: true, user: { id: 'U1', is_restricted: true } });
  expect((await pick('guest@else.example')).status).toBe(200);
  await whispered('no guests, no apps');
  expect(notifier.slack.whispered.get(tenant.id)).toContain(`<@${userIdOf('guest@else.example')}>`);
  notifier.slack.next('users.info', tenant.slack_token, { ok: false, error: 'service_unavailable' });
  await pick(tom(tenant));
  await whispered('Choose again in a minute.');
  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 4);
  expect(await occasions(signal, 'assigned')).toEqual([]);
  await notifier.press(tenant, instructions);
  await whispered('Nothing was done: the problem has ended.');
});

it('assigns a signal over HTTP to somebody who is known, and to nobody else', async () => {
  const { tenant, signal } = await told();
  const csm = await tenant.tokenFor('csm');
  const assign = (email: string) => notifier.http('POST', `/risk-signals/${signal.signal_id}/assign`, csm, { email });
  expect((await assign('stranger@else.example')).status).toBe(404);
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
