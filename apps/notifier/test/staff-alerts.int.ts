import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT, riskSignalResolved, type SignalSnapshot, type StaffAlerts } from '@linesman/contracts';
import { LOGGER } from '@linesman/service-kit';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { Logger } from 'pino';
import { RunningNotifier } from './running-notifier';
import { settleStaff } from './staff-settings';
import { userIdOf } from '../src/channels/slack/test/stand-in';

const MAILBOX = 'staff@linesman.example';
const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

/** The settings of the platform tenant, with a Slack workspace of their own. */
async function configure(staff_alerts: StaffAlerts | undefined): Promise<string> {
  const slack_integration_id = randomUUID();
  await settleStaff(notifier, { slack_integration_id, staff_alerts });
  return slack_integration_id;
}

/** A fault of ours, which changes once while it is open. */
async function ourFault(): Promise<SignalSnapshot> {
  const tenant = await notifier.tenant();
  const { status_change } = tenant.snapshot();
  const change = {
    ...status_change,
    cause: 'invalid_client',
    party_at_fault: 'us',
    failure_reason: 'It failed',
  } as const;
  const signal = tenant.snapshot({ status_change: change, severity: 'high' });
  await tenant.opened(signal);
  await waitUntil(
    async () => (await stepOf(signal))?.state !== undefined && (await stepOf(signal))?.state !== 'pending',
  );
  await tenant.updated({ ...signal, severity: 'critical' });
  await waitUntil(
    async () =>
      (await notifier.rows(`select 1 from signals where signal_id = $1 and version = 2`, signal.signal_id))[0],
  );
  expect(notifier.email.to(tenant.contact)).toEqual([]);
  expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
  const tasks = await notifier.rows(
    'select tenant_id, title, priority, status from tasks where signal_id = $1',
    signal.signal_id,
  );
  const title = 'Salesforce fails by our own fault: It failed';
  expect(tasks).toEqual([{ tenant_id: PLATFORM_TENANT, title, priority: 'high', status: 'open' }]);
  return signal;
}

const stepOf = async ({ signal_id }: SignalSnapshot) =>
  (
    await notifier.rows<{ state: string; reason: string | null }>(
      `select s.state, s.reason from workflow_steps s join workflow_runs r on r.id = s.run_id
       where r.signal_id = $1 and s.action = 'alert_staff'`,
      signal_id,
    )
  )[0];
const whose = async ({ signal_id }: SignalSnapshot) => {
  const [row] = await notifier.rows<{ tenant_id: string }>(
    'select tenant_id from signals where signal_id = $1',
    signal_id,
  );
  return { tenantid: row!.tenant_id, subject: signal_id };
};
/** As the status-monitor publishes it. */
const endOf = ({ signal_id, customer, connection_name, opened_at, status_change }: SignalSnapshot) => {
  const { integration_id, integration_name } = status_change;
  const about = { signal_id, customer, connection_name, opened_at, integration_id, integration_name };
  return { ...about, resolution: 'verified' as const, resolved_at: new Date().toISOString() };
};
const toStaff = async ({ signal_id }: SignalSnapshot) =>
  (await notifier.deliveries(signal_id))
    .filter(({ audience }) => audience === 'staff')
    .map(({ channel, state }) => `${channel} ${state}`);
const emailsAbout = ({ status_change }: SignalSnapshot) =>
  notifier.email.to(MAILBOX).filter(({ text }) => text!.includes(status_change.integration_id));
const postsAbout = ({ status_change }: SignalSnapshot) =>
  notifier.slack.messages.filter(({ blocks }) =>
    blocks.includes(`Integration: Salesforce ${status_change.integration_id}`),
  );

it('has the task, and says why nobody was alerted, where no address is configured', async () => {
  await configure(undefined);
  const logged = jest.spyOn(notifier.app.get<Logger>(LOGGER, { strict: false }), 'error');
  const signal = await ourFault();
  // The signal has changed once. Later signals are not logged either within the hour.
  await ourFault();
  const about = logged.mock.calls.filter(([, said]) => String(said).includes('no staff_alerts'));
  expect(about).toHaveLength(1);
  expect(await stepOf(signal)).toEqual({ state: 'skipped', reason: 'no_staff_alerts' });
  expect(await toStaff(signal)).toEqual([]);
});

it('sends one email to the mailbox', async () => {
  await configure({ email: MAILBOX });
  const signal = await ourFault();
  await waitUntil(async () => (await toStaff(signal)).join() === 'slack failed,email sent');
  await waitUntil(() => emailsAbout(signal).length > 0);
  expect(emailsAbout(signal)).toHaveLength(1);
  expect(emailsAbout(signal)[0]!.text).toContain('- Salesforce fails by our own fault: It failed');
  expect(postsAbout(signal)).toEqual([]);
});

it.each(['C0STAFF', userIdOf('ops@staff.example')])(
  'posts one message to %s on the Slack of the platform tenant',
  async (slack_id) => {
    const integration = await configure({ slack_id, email: MAILBOX });
    const signal = await ourFault();
    await waitUntil(async () => (await toStaff(signal)).join() === 'slack sent');
    const [post, ...others] = postsAbout(signal);
    expect(others).toEqual([]);
    expect(post!.channel).toBe(slack_id.startsWith('U') ? `D-U-ops@staff.example-${integration}` : slack_id);
    expect(post!.text).toBe('Staff needed: Salesforce – It failed');
    expect(emailsAbout(signal)).toEqual([]);
  },
);

it('sends an email where the Slack of the platform tenant refuses the message', async () => {
  const integration = await configure({ slack_id: 'C0STAFF', email: MAILBOX });
  notifier.slack.next('chat.postMessage', `xoxb-${integration}`, { ok: false, error: 'channel_not_found' });
  const signal = await ourFault();
  await waitUntil(async () => (await toStaff(signal)).join() === 'slack failed,email sent');
  await waitUntil(() => emailsAbout(signal).length > 0);
  expect(emailsAbout(signal)).toHaveLength(1);
});

it.each([{ slack_id: 'C0STAFF', email: MAILBOX }, { email: MAILBOX }])(
  'names the integration in the end as in the beginning, by its id, and names no customer to %j',
  async (alerts) => {
    await configure(alerts);
    const signal = await ourFault();
    const isSent = async (count: number) =>
      waitUntil(async () => (await toStaff(signal)).filter((one) => one.endsWith('sent')).length === count);
    await isSent(1);
    const { status_change, customer } = signal;
    await notifier.publish(
      riskSignalResolved,
      envelopeOf(riskSignalResolved, endOf(signal), { ...(await whose(signal)), aggregateversion: 3 }),
    );
    await isSent(2);
    const said = JSON.stringify([
      ...notifier.slack.messages.filter(({ blocks, text }) => (blocks + text).includes(status_change.integration_id)),
      ...emailsAbout(signal).map(({ subject, text, html }) => ({ subject, text, html })),
    ]);
    expect(said).toContain(`Salesforce ${status_change.integration_id} is connected again`);
    for (const name of [customer!.name, status_change.integration_name]) expect(said).not.toContain(name);
    expect(said).toContain('/staff/tasks');
    expect(said).not.toContain(`/integrations/${status_change.integration_id}`);
  },
);
