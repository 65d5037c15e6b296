import type { Severity, SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { Decision } from '../src/decisions/decision';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
const tenantWith = (messages: number, over = {}) =>
  notifier.tenant({ working_hours: always, digest: { messages, minutes: 10 }, ...over });

const ofCsm = async ({ signal_id }: SignalSnapshot) =>
  (await notifier.deliveries(signal_id)).filter(({ audience }) => audience !== 'contact');
/** A signal whose CSM is told, or is to be told in a digest. One after the other, as they come in. */
async function breaks(tenant: TestTenant, name: string, severity: Severity = 'high'): Promise<SignalSnapshot> {
  const signal = tenant.snapshot({ severity });
  signal.customer!.name = name;
  await tenant.opened(signal);
  await waitUntil(async () => {
    const [told] = await ofCsm(signal);
    return told?.state === 'sent' || told?.reason === 'waits_for_digest';
  });
  return signal;
}
async function burst(tenant: TestTenant, names: string[]): Promise<SignalSnapshot[]> {
  const signals: SignalSnapshot[] = [];
  for (const name of names) signals.push(await breaks(tenant, name));
  return signals;
}
/** As if the window were over. */
const pass = (tenant: TestTenant) =>
  notifier.rows(
    `update deliveries set next_attempt_at = now(), due_at = now() where tenant_id = $1 and digest = id and state = 'pending'`,
    tenant.id,
  );
const posts = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => !thread_ts);
const replies = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => thread_ts);
const sent = (signals: SignalSnapshot[]) =>
  waitUntil(async () => {
    const rows = (await Promise.all(signals.map(ofCsm))).map((all) => all.find(({ state }) => state === 'sent'));
    return rows.every((one) => one !== undefined) && rows.map((one) => one);
  });
const decided = async (tenant: TestTenant, { signal_id }: SignalSnapshot) =>
  notifier.list<Decision>(`/risk-signals/${signal_id}/decisions`, await tenant.tokenFor('csm'));

it('tells further problems of a burst in one message, which follows them, and what is critical at once', async () => {
  const tenant = await tenantWith(2);
  const [, , short, ...others] = await burst(tenant, ['Ada', 'Bea', 'Short', 'Cleo', 'Dora', 'Eva']);
  const critical = await breaks(tenant, 'Urgent', 'critical');
  expect(posts(tenant)).toHaveLength(3);
  expect(posts(tenant)[2]!.blocks).toContain('Urgent');
  const waiting = (await Promise.all(others.map(ofCsm))).map(([one]) => one!);
  expect(new Set(waiting.map(({ next_attempt_at }) => next_attempt_at.getTime())).size).toBe(1);
  expect(waiting[0]!.next_attempt_at.getTime() - Date.now()).toBeGreaterThan(9 * 60_000);
  expect((await decided(tenant, others[0]!)).filter(({ audience }) => audience === 'csm')).toMatchObject([
    { decision: 'waits', rule: 'digest', until: expect.any(String) as string },
  ]);
  await tenant.resolved(short!);
  await waitUntil(async () => (await ofCsm(short!))[0]?.reason === 'closed_before_told');

  await pass(tenant);
  const told = await sent(others);
  expect(told.map(({ reason }) => reason)).toEqual(['digest of 3', 'digest of 3', 'digest of 3']);
  expect(new Set(told.map(({ message_id }) => message_id)).size).toBe(1);
  expect(posts(tenant)).toHaveLength(4);
  const [, , , digest] = posts(tenant);
  for (const part of ['3 problems at once', 'Cleo: Salesforce CRM Sync', 'Dora: ', 'Eva: ', 'View Risk Signals'])
    expect(digest!.blocks).toContain(part);
  expect(digest!.blocks).not.toContain('Short');
  expect((await decided(tenant, others[0]!)).filter(({ audience }) => audience === 'csm')).toMatchObject([
    { decision: 'told', rule: 'digest' },
  ]);
  const delivered = (await notifier.events('alert_delivered', tenant)).map(({ data }) => data.signal_id);
  for (const { signal_id } of others) expect(delivered).toContain(signal_id);
  const handled = await notifier.rows(
    'select 1 from signal_handling where signal_id = any($1)',
    others.map((it) => it.signal_id),
  );
  expect(handled).toHaveLength(3);

  await tenant.resolved(others[0]!);
  const shown = () => posts(tenant)[3]!.blocks;
  await waitUntil(() => shown().includes('2 of 3 problems are left'));
  expect(shown()).toContain('✓ Cleo');
  expect((await ofCsm(others[0]!)).map(({ occasion, state, reason }) => [occasion, state, reason])).toEqual([
    ['opened', 'sent', 'digest of 3'],
    ['resolved', 'suppressed', 'shown_in_digest'],
  ]);
  for (const one of others.slice(1)) await tenant.resolved(one);
  await waitUntil(() => shown().includes('All 3 problems have ended'));
  expect(replies(tenant)).toEqual([]);
  // What was told by itself has its own end.
  await tenant.resolved(critical);
  await waitUntil(() => replies(tenant).length === 1);
});

it('sends by itself what waited alone, and what became critical while it waited', async () => {
  const tenant = await tenantWith(1);
  const [, waits, worse] = await burst(tenant, ['Ada', 'Waits', 'Worse']);
  await tenant.updated({ ...worse!, severity: 'critical' });
  await sent([worse!]);
  expect(posts(tenant).at(-1)!.blocks).toContain('Integration Disconnected: Worse');
  await pass(tenant);
  await sent([waits!]);
  expect(posts(tenant).at(-1)!.blocks).toContain('Integration Disconnected: Waits');
  await tenant.resolved(waits!);
  await waitUntil(() => replies(tenant).length === 1);
});

it('sends a digest again as a whole that Slack did not take, and looks first where it may have', async () => {
  const tenant = await tenantWith(1);
  const [, ...others] = await burst(tenant, ['Ada', 'Bea', 'Cleo']);
  notifier.slack.next(
    'chat.postMessage',
    tenant.slack_token,
    { retry_after: 1 },
    { ok: false, error: 'internal_error' },
  );
  await pass(tenant);
  const told = await sent(others);
  expect(posts(tenant)).toHaveLength(2);
  expect(told.map(({ message_id }) => message_id)).toEqual([told[0]!.message_id, told[0]!.message_id]);
  const [found] = await notifier.rows<{ many: number }>(
    `select count(*)::int as many from deliveries where tenant_id = $1 and state <> 'sent' and audience = 'csm'`,
    tenant.id,
  );
  expect(found!.many).toBe(0);
});

it('goes on with the digest of a process that died, and tells all of it once', async () => {
  const tenant = await tenantWith(1);
  const [, ...others] = await burst(tenant, ['Ada', 'Bea', 'Cleo', 'Dora']);
  notifier.slack.next('chat.postMessage', tenant.slack_token, 'hold');
  await pass(tenant);
  await waitUntil(() => posts(tenant).length === 2);
  const ids = others.map(({ signal_id }) => signal_id);
  // As if the process that sends it were dead, and its lease over.
  await notifier.rows(
    `update deliveries set lease = gen_random_uuid(), leased_until = now() - interval '1 second'
     where signal_id = any($1) and digest = id and state = 'sending'`,
    ids,
  );
  await notifier.rows(
    `update deliveries set lease = gen_random_uuid() where signal_id = any($1) and digest <> id`,
    ids,
  );
  // Its end came meanwhile: the digest shows it.
  await tenant.resolved(others[0]!);
  const told = await sent(others);
  expect(new Set(told.map(({ message_id }) => message_id)).size).toBe(1);
  expect(posts(tenant)).toHaveLength(2);
  await waitUntil(() => posts(tenant)[1]!.blocks.includes('2 of 3 problems are left'));
});

it('tells all of it in one email where Slack refuses the digest', async () => {
  const refused = await tenantWith(1);
  const [, ...others] = await burst(refused, ['Ada', 'Bea', 'Cleo']);
  notifier.slack.next('chat.postMessage', refused.slack_token, { ok: false, error: 'token_revoked' });
  await pass(refused);
  await sent(others);
  expect(notifier.email.to(refused.csm).map(({ subject }) => subject)).toEqual([
    '2 problems at once: Bea: Salesforce CRM Sync; Cleo: Salesforce CRM Sync',
  ]);
  expect(notifier.email.to(refused.csm)[0]!.text).toContain('- Bea: Salesforce CRM Sync\n  Disconnected, high.');
  await refused.resolved(others[0]!);
  // An email cannot be edited.
  await waitUntil(() => notifier.email.to(refused.csm).length === 2);
  expect(notifier.email.to(refused.csm)[1]!.inReplyTo).toBe(notifier.email.to(refused.csm)[0]!.messageId);
});

it('gathers for the mailbox of a tenant what concerns customers without a CSM, and nothing for customers', async () => {
  const tenant = await tenantWith(1);
  const signals: SignalSnapshot[] = [];
  for (const name of ['Ada', 'Bea', 'Cleo']) {
    const signal = tenant.snapshot({ severity: 'high' });
    signal.customer = { ...signal.customer!, name, csm: undefined };
    await tenant.opened(signal);
    await waitUntil(async () => (await ofCsm(signal)).length > 0);
    signals.push(signal);
  }
  await waitUntil(() => notifier.email.to(tenant.contact).length === 3);
  await pass(tenant);
  await sent(signals);
  expect(notifier.email.to(`care-${tenant.id}@planpilot.example`)).toHaveLength(2);
});

it('gathers the emails of a CSM whose tenant has no Slack', async () => {
  const tenant = await tenantWith(1, { slack_integration_id: undefined });
  const signals: SignalSnapshot[] = [];
  for (const name of ['Ada', 'Bea', 'Cleo']) {
    const signal = tenant.snapshot({ severity: 'high' });
    signal.customer!.name = name;
    await tenant.opened(signal);
    await waitUntil(async () =>
      (await ofCsm(signal)).find(
        (it) => it.channel === 'email' && it.state !== 'sending' && (it.state === 'sent' || it.digest),
      ),
    );
    signals.push(signal);
  }
  await pass(tenant);
  await sent(signals);
  expect(notifier.email.to(tenant.csm).map(({ subject }) => subject!.split(':')[0])).toEqual([
    'Integration Disconnected',
    '2 problems at once',
  ]);
});
