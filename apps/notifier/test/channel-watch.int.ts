import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { waitUntil } from '@linesman/testing';
import { Deliveries } from '../src/deliveries/deliveries';
import { RunningNotifier } from './running-notifier';
import { settleStaff } from './staff-settings';

const MAILBOX = 'staff@linesman.example';
const staffWorkspace = randomUUID();

// It looks at all tenants, so no other test is to be late beside it.
const notifier = new RunningNotifier();
beforeAll(async () => {
  await notifier.start();
  const staff_alerts = { slack_id: 'C0STAFF', email: MAILBOX };
  await settleStaff(notifier, { slack_integration_id: staffWorkspace, staff_alerts });
});
afterAll(() => notifier.stop());

async function gauge(channel: string): Promise<number> {
  const { body } = await notifier.http('GET', '/metrics');
  return Number(new RegExp(`^delivery_oldest_due_seconds{channel="${channel}"} (\\S+)$`, 'm').exec(body)![1]);
}

const tasks = (channel: string) =>
  notifier.rows<{ title: string; status: string }>(
    'select title, status from tasks where key = $1 order by created_at',
    `deliveries_late.${channel}`,
  );
const emails = () => notifier.email.to(MAILBOX).filter(({ subject }) => subject!.includes('messages are late'));
const posts = () => notifier.slack.messages.filter(({ text }) => text.includes('messages are late'));

/** A signal of which somebody is to be told on a channel that has not taken the message for a while. */
async function waiting(channel: string, since: string) {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await notifier.rows(
    `update deliveries set state = 'pending', attempts = 3, reason = 'ECONNREFUSED', settled_at = null,
       next_attempt_at = now() + interval '5 minutes', created_at = now() - $3::interval
     where signal_id = $1 and channel = $2`,
    signal.signal_id,
    channel,
    since,
  );
  return { tenant, signal };
}

it('measures from when a delivery was due first, whatever it waits for now', async () => {
  const { tenant, signal } = await waiting('slack', '10 minutes');
  expect(await gauge('slack')).toBeGreaterThan(590);
  expect(await gauge('email')).toBe(0);
  // What waits for working hours is not late.
  const planned = {
    tenant_id: tenant.id,
    signal_id: signal.signal_id,
    occasion: 'changed.7',
    channel: 'email' as const,
    audience: 'csm' as const,
    recipient: tenant.csm,
    not_before: new Date(Date.now() + 3_600_000),
  };
  await notifier.app
    .get(Database, { strict: false })
    .inTenant(tenant.id, (tx) => notifier.app.get(Deliveries, { strict: false }).plan(tx, planned));
  await notifier.rows(
    `update deliveries set created_at = now() - interval '2 days' where signal_id = $1 and occasion = 'changed.7'`,
    signal.signal_id,
  );
  expect(await gauge('email')).toBe(0);
  expect(await tasks('slack')).toEqual([]);
  await tenant.resolved(signal, 2, 'withdrawn');
  await waitUntil(async () => (await gauge('slack')) === 0);
});

it('tells staff by email, once, when messages on Slack are late, and closes the task when they are sent', async () => {
  const { tenant, signal } = await waiting('slack', '16 minutes');
  const [email] = await waitUntil(() => emails().length > 0 && emails());
  expect(email).toMatchObject({ subject: 'Staff needed: Slack: messages are late' });
  expect(email!.text).toContain('has waited for 16 minutes');
  expect(email!.text).toContain('/staff/runbook#linesmandeliverieslate');
  expect(posts()).toEqual([]);
  await tenant.resolved(signal);
  await waitUntil(async () => (await tasks('slack'))[0]?.status === 'closed');
  // Soon afterwards they are late again: staff know of it.
  await waiting('slack', '20 minutes');
  const before = await gauge('slack');
  await waitUntil(async () => (await gauge('slack')) > before + 1);
  expect(await tasks('slack')).toHaveLength(1);
  expect(emails()).toHaveLength(1);
});

it('tells staff by email when Slack has taken nothing for a while, once for all of it', async () => {
  const given = () => notifier.email.to(MAILBOX).filter(({ subject }) => subject!.includes('messages are given up'));
  const down = { ok: false, error: 'service_unavailable' };
  const tenants = await Promise.all([1, 2, 3, 4, 5].map(() => notifier.tenant()));
  for (const tenant of tenants) {
    notifier.slack.next('users.lookupByEmail', tenant.slack_token, down, down, down, down, down);
    await tenant.opened(tenant.snapshot());
  }
  const [email] = await waitUntil(async () => {
    await notifier.rows(`update deliveries set next_attempt_at = now() where state = 'pending' and attempts > 0
      and created_at > now() - interval '1 minute'`);
    return given().length > 0 && given();
  });
  expect(email).toMatchObject({ subject: 'Staff needed: Slack: messages are given up' });
  expect(email!.text).toContain('/staff/runbook#linesmandeliveriesfail');
  for (const tenant of tenants) expect(notifier.email.to(tenant.csm)).toHaveLength(1);
  expect(notifier.slack.messages.filter(({ text }) => text.includes('messages are given up'))).toEqual([]);
  await notifier.rows(`update deliveries set settled_at = now() - interval '16 minutes' where state = 'failed'`);
  const closed = `select 1 from tasks where key = 'deliveries_given_up.slack' and status = 'closed'`;
  await waitUntil(async () => (await notifier.rows(closed))[0]);
  expect(given()).toHaveLength(1);
});

it('tells staff on Slack when emails are late', async () => {
  await waiting('email', '17 minutes');
  await waitUntil(() => posts().length > 0);
  expect(posts()).toMatchObject([
    { text: expect.stringMatching(/^Staff needed: Email: messages are late – /) as string },
  ]);
  expect(emails()).toHaveLength(1);
});
