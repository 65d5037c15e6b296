import { randomUUID } from 'node:crypto';
import {
  PLATFORM_TENANT,
  type StaffAlerts,
  staffSignalClosed,
  type StaffSignalOpened,
  staffSignalOpened,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { RunningNotifier } from './running-notifier';
import { settleStaff } from './staff-settings';

const MAILBOX = 'staff@linesman.example';
const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

let signals = 0;
/** The settings of the platform tenant, with a Slack workspace of their own. */
async function configure(staff_alerts: StaffAlerts | undefined): Promise<string> {
  const slack_integration_id = randomUUID();
  await settleStaff(notifier, { slack_integration_id, staff_alerts });
  return slack_integration_id;
}

/** As the status-monitor publishes it. */
async function opened(): Promise<StaffSignalOpened> {
  signals += 1;
  const data: StaffSignalOpened = {
    staff_signal_id: randomUUID(),
    kind: 'probes_late',
    about: '',
    title: 'Probes are late',
    reason: `The oldest probe that is due has waited for ${signals}12 s.`,
    severity: 'critical',
    runbook: 'LinesmanProbesLate',
    since: new Date().toISOString(),
  };
  // Twice, as after a delivery whose acknowledgement was lost.
  const envelope = envelopeOf(staffSignalOpened, data, { tenantid: PLATFORM_TENANT, subject: data.staff_signal_id });
  await notifier.publish(staffSignalOpened, envelope);
  await notifier.publish(staffSignalOpened, envelope);
  return data;
}

const closed = ({ staff_signal_id }: StaffSignalOpened) =>
  notifier.publish(
    staffSignalClosed,
    envelopeOf(
      staffSignalClosed,
      { staff_signal_id, closed_at: new Date().toISOString() },
      { tenantid: PLATFORM_TENANT, subject: staff_signal_id },
    ),
  );

const settled = ({ staff_signal_id }: StaffSignalOpened) =>
  waitUntil(
    async () =>
      (
        await notifier.rows<{ state: string; reason: string | null }>(
          `select state, reason from staff_messages where staff_signal_id = $1 and state <> 'pending'`,
          staff_signal_id,
        )
      )[0],
  );
const tasks = ({ staff_signal_id }: StaffSignalOpened) =>
  notifier.rows<Record<string, unknown>>(
    'select tenant_id, title, priority, status from tasks where signal_id = $1',
    staff_signal_id,
  );
const emails = ({ reason }: StaffSignalOpened) =>
  notifier.email.to(MAILBOX).filter(({ text }) => text!.includes(reason));
const posts = ({ reason }: StaffSignalOpened) =>
  notifier.slack.messages.filter(({ blocks }) => blocks.includes(reason));

it('posts one message, with a task that closes when the problem is over', async () => {
  await configure({ slack_id: 'C0STAFF', email: MAILBOX });
  const signal = await opened();
  expect(await settled(signal)).toEqual({ state: 'sent', reason: null });
  const [post, ...others] = posts(signal);
  expect(others).toEqual([]);
  expect(post!.text).toBe(`Staff needed: Probes are late – ${signal.reason}`);
  expect(post!.blocks).toContain('/staff/runbook#linesmanprobeslate');
  expect(emails(signal)).toEqual([]);
  const task = { tenant_id: PLATFORM_TENANT, title: `Probes are late: ${signal.reason}`, priority: 'critical' };
  expect(await tasks(signal)).toEqual([{ ...task, status: 'open' }]);
  await closed(signal);
  await waitUntil(async () => (await tasks(signal))[0]!.status === 'closed');
  expect(posts(signal)).toHaveLength(1);
});

it('sends one email where Slack refuses the message', async () => {
  const integration = await configure({ slack_id: 'C0STAFF', email: MAILBOX });
  notifier.slack.next('chat.postMessage', `xoxb-${integration}`, { ok: false, error: 'channel_not_found' });
  const signal = await opened();
  expect(await settled(signal)).toEqual({ state: 'sent', reason: null });
  expect(posts(signal)).toEqual([]);
  const [email, ...others] = emails(signal);
  expect(others).toEqual([]);
  expect(email!.subject).toBe('Staff needed: Probes are late');
  expect(email!.text).toContain('/staff/runbook#linesmanprobeslate');
});

it('has the task, and says why nobody was told, where no address is configured', async () => {
  await configure(undefined);
  const signal = await opened();
  expect(await settled(signal)).toEqual({ state: 'not_sent', reason: 'no_staff_alerts' });
  expect(await tasks(signal)).toHaveLength(1);
});

it('sends nothing about what is over', async () => {
  const integration = await configure({ slack_id: 'C0STAFF' });
  notifier.slack.next('chat.postMessage', `xoxb-${integration}`, { ok: false, error: 'service_unavailable' });
  notifier.slack.next('chat.postMessage', `xoxb-${integration}`, { ok: false, error: 'service_unavailable' });
  const signal = await opened();
  await waitUntil(async () => (await tasks(signal))[0]);
  await closed(signal);
  expect(await settled(signal)).toEqual({ state: 'not_sent', reason: 'staff_signal_closed' });
  expect(posts(signal)).toEqual([]);
});
