import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import { MOST_AN_HOUR } from '../src/test-alerts/send-test-alert';
import type { Alerting, SentTest } from '../src/test-alerts/alerting';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** A tenant whose settings have arrived. */
async function tenantWith(over: Parameters<TestTenant['settle']>[0] = {}): Promise<TestTenant> {
  const tenant = await notifier.tenant(over);
  const known = 'select 1 from tenant_settings where tenant_id = $1';
  await waitUntil(async () => (await notifier.rows(known, tenant.id)).length === 1);
  return tenant;
}

const ask = async (tenant: TestTenant, role = 'tenant_admin') =>
  notifier.http('POST', '/test-alerts', await tenant.tokenFor(role));
const nowhere = { channel: null, in_channel: false, channel_refused: null, refused: [], no_answer: null };
const send = async (tenant: TestTenant) => JSON.parse((await ask(tenant)).body) as SentTest;
const alertingOf = async (tenant: TestTenant) =>
  JSON.parse((await notifier.http('GET', '/test-alerts', await tenant.tokenFor('tenant_admin'))).body) as Alerting;

it('sends a test to whoever asks, and says when one arrived', async () => {
  const tenant = await tenantWith();
  expect(await alertingOf(tenant)).toEqual({ channel: 'slack', has_settings: true, alerted: false, tested_at: null });
  expect(await send(tenant)).toEqual({ ...nowhere, channel: 'slack' });
  const [message, ...more] = notifier.slack.in(tenant.slack_token);
  expect(message!.text).toContain('Test alert');
  expect(more).toEqual([]);
  expect(await alertingOf(tenant)).toMatchObject({ alerted: false, tested_at: expect.any(String) as string });
  const log = await notifier.list('/audit-log/messages?subject_type=test_alert', await tenant.tokenFor('tenant_admin'));
  expect(log).toMatchObject([{ action: 'test_alert.sent', detail: { channel: 'slack' } }]);
});

it('posts it in the channel in which CSMs are alerted', async () => {
  const slack_channel_id = `C${randomUUID().replaceAll('-', '').toUpperCase()}`;
  const tenant = await tenantWith({ slack_channel_id });
  expect(await send(tenant)).toEqual({ ...nowhere, channel: 'slack', in_channel: true });
  expect(notifier.slack.messages.filter(({ channel }) => channel === slack_channel_id)).toHaveLength(1);
});

it('comes directly where Slack refuses the channel, as an alert does, and says so', async () => {
  const slack_channel_id = `C${randomUUID().replaceAll('-', '').toUpperCase()}`;
  const tenant = await tenantWith({ slack_channel_id });
  notifier.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'is_archived' });
  expect(await send(tenant)).toEqual({ ...nowhere, channel: 'slack', channel_refused: 'is_archived' });
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
  expect(notifier.email.to(tenant.csm)).toEqual([]);
});

it('opens a channel again that refused alerts before, where it takes the test', async () => {
  const slack_channel_id = `C${randomUUID().replaceAll('-', '').toUpperCase()}`;
  const tenant = await tenantWith({ slack_channel_id });
  notifier.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'is_archived' });
  await tenant.opened(tenant.snapshot());
  const refusals = () => notifier.rows('select 1 from slack_channel_refusals where tenant_id = $1', tenant.id);
  await waitUntil(async () => (await refusals()).length === 1);
  expect(await send(tenant)).toMatchObject({ in_channel: true });
  expect(await refusals()).toEqual([]);
});

it('says that a channel gave no answer, and tries no other: it may have arrived', async () => {
  const tenant = await tenantWith();
  notifier.slack.next('chat.postMessage', tenant.slack_token, 'break');
  const no_answer = { channel: 'slack', reason: 'http_500' };
  expect(await send(tenant)).toEqual({ ...nowhere, no_answer });
  expect(notifier.email.to(tenant.csm)).toEqual([]);
  expect(await alertingOf(tenant)).toMatchObject({ tested_at: null });
  const log = await notifier.list('/audit-log/messages?subject_type=test_alert', await tenant.tokenFor('tenant_admin'));
  expect(log).toMatchObject([{ action: 'test_alert.unanswered', detail: { no_answer } }]);
});

it('goes the way of an alert: by email where Slack refuses it, and says why', async () => {
  const tenant = await tenantWith();
  notifier.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'restricted_action' });
  expect(await send(tenant)).toEqual({
    ...nowhere,
    channel: 'email',
    refused: [{ channel: 'slack', reason: 'restricted_action' }],
  });
  const [email] = notifier.email.to(tenant.csm);
  expect(email).toMatchObject({ subject: 'Test alert: alerts of PlanPilot arrive by email' });
});

it('says that it arrived nowhere, and does not count it as a test', async () => {
  const tenant = await tenantWith({ slack_integration_id: undefined });
  expect(await alertingOf(tenant)).toMatchObject({ channel: 'email' });
  notifier.email.refuses.set(tenant.csm, { responseCode: 550, message: '5.1.1 user unknown' });
  expect(await send(tenant)).toMatchObject({ channel: null, refused: [{ channel: 'email' }] });
  expect(await alertingOf(tenant)).toMatchObject({ tested_at: null });
});

it('knows that somebody was alerted', async () => {
  const tenant = await tenantWith();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect(await alertingOf(tenant)).toMatchObject({ alerted: true });
});

it('is for administrators, of a tenant whose settings are known, and has a limit', async () => {
  const tenant = await tenantWith({ slack_integration_id: undefined });
  expect((await ask(tenant, 'csm')).status).toBe(403);
  const unknown = await notifier.http(
    'POST',
    '/test-alerts',
    await notifier.issuer.token({ tenant: randomUUID(), roles: ['tenant_admin'], email: 'anna@acme.example' }),
  );
  expect(unknown.status).toBe(409);
  for (let sent = 0; sent < MOST_AN_HOUR; sent += 1) expect((await ask(tenant)).status).toBe(200);
  expect((await ask(tenant)).status).toBe(429);
  expect(notifier.email.to(tenant.csm)).toHaveLength(MOST_AN_HOUR);
});
