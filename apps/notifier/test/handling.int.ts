import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { manager, told, handlingOf, pass, looked, occasions, replies, menu, shown } from './handled-signal';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

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

it('publishes once that an acknowledgement ended before its time, because somebody else has the signal or it was snoozed', async () => {
  const { tenant, signal } = await told();
  await notifier.choose(tenant, 'handle', menu('acknowledge.4_hours'));
  const assign = async () =>
    (
      await notifier.http('POST', `/risk-signals/${signal.signal_id}/assign`, await tenant.tokenFor('csm'), {
        email: `tom-${tenant.id}@acme.example`,
      })
    ).status;
  expect([await assign(), await assign()]).toEqual([200, 200]);
  const ends = async () => (await notifier.events('risk_signal_acknowledgement_ended', tenant)).map(({ data }) => data);
  expect(await ends()).toMatchObject([{ signal_id: signal.signal_id, ended_by: expect.any(String) as string }]);
  await notifier.choose(tenant, 'handle', menu('acknowledge.4_hours'));
  await notifier.choose(tenant, 'handle', menu('snooze.4_hours'));
  expect(await ends()).toHaveLength(2);
});

it('leaves an acknowledged signal alone until the acknowledgement ends, and then reminds that person once', async () => {
  const { tenant, signal } = await told();
  const chosen = menu('acknowledge.4_hours');
  expect((await notifier.choose(tenant, 'handle', chosen)).status).toBe(200);
  expect(await handlingOf(signal)).toMatchObject({ acknowledged_by: 'Jane Miller', acknowledged_email: tenant.csm });
  await waitUntil(() => shown(tenant).includes('Acknowledged by Jane Miller until'));
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
  await waitUntil(() => shown(tenant).includes('Nobody has acted since'));
  expect(await handlingOf(signal)).toMatchObject({ acknowledged_until: null, reminded_for: 'acknowledgement_ended' });

  await notifier.choose(tenant, 'handle', chosen);
  await waitUntil(() => shown(tenant).includes('Acknowledged by Jane Miller until'));
  const acknowledged = await notifier.events('risk_signal_acknowledged', tenant);
  const until = { acknowledged_until: expect.any(String) as string };
  expect(acknowledged).toMatchObject([
    { aggregateversion: 1, data: until },
    { aggregateversion: 2, data: until },
  ]);
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
