import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { Decision } from '../src/decisions/decision';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
const HOUR_MS = 3_600_000;

const ofCsm = async ({ signal_id }: SignalSnapshot, recipient: string) =>
  (await notifier.deliveries(signal_id)).filter((it) => it.audience === 'csm' && it.recipient === recipient);
const posts = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => !thread_ts);

/** A CSM who was told of one problem, and waits for a digest of these. */
async function waiting(names: string[]) {
  const tenant = await notifier.tenant({ working_hours: always, digest: { messages: 1, minutes: 10 } });
  const token = await tenant.tokenFor('tenant_admin');
  const opened: SignalSnapshot[] = [];
  for (const name of ['First', ...names]) {
    const signal = tenant.snapshot({ severity: 'high' });
    signal.customer!.name = name;
    await tenant.opened(signal);
    await waitUntil(async () => {
      const [told] = await ofCsm(signal, tenant.csm);
      return told?.state === 'sent' || told?.reason === 'waits_for_digest';
    });
    opened.push(signal);
  }
  const [, ...signals] = opened;
  const ask = async (path: string, body: object) => {
    const { status } = await notifier.http('POST', path, token, body);
    expect(status).toBeLessThan(300);
  };
  const act = ({ signal_id }: SignalSnapshot, what: string, body: object) =>
    ask(`/risk-signals/${signal_id}/${what}`, body);
  const acknowledge = (signal: SignalSnapshot) => act(signal, 'acknowledge', { span: '1_hour' });
  const snooze = (signal: SignalSnapshot) => act(signal, 'snooze', { span: '1_hour' });
  const silence = ({ status_change: { integration_id } }: SignalSnapshot) =>
    ask('/silences', {
      integration_id,
      reason: 'database move',
      ends_at: new Date(Date.now() + HOUR_MS).toISOString(),
    });
  /** Another CSM looks after its customer. */
  const hand = async (signal: SignalSnapshot, email: string) => {
    const customer = { ...signal.customer!, csm: { name: 'Tom', email } };
    await tenant.updated({ ...signal, customer });
    await waitUntil(async () => (await ofCsm(signal, email)).length > 0);
  };
  /** As if the window were over. */
  const pass = () =>
    notifier.rows(
      `update deliveries set next_attempt_at = now(), due_at = now() where tenant_id = $1 and digest = id and state = 'pending'`,
      tenant.id,
    );
  const isSettled = async (signal: SignalSnapshot) => {
    const [told] = await ofCsm(signal, tenant.csm);
    return told!.reason !== 'waits_for_digest' && told!.state !== 'sending' && told;
  };
  const settled = (signal: SignalSnapshot) => waitUntil(() => isSettled(signal));
  const why = async ({ signal_id }: SignalSnapshot) =>
    (await notifier.list<Decision>(`/risk-signals/${signal_id}/decisions`, token)).filter(
      ({ recipient }) => recipient === tenant.csm,
    );
  return { tenant, signals, acknowledge, snooze, silence, hand, pass, settled, why };
}

it('asks for each problem again when a digest is sent, and leaves out what nobody needs to be told any more', async () => {
  const names = ['Known', 'Snoozed', 'Silenced', 'Handed', 'Ada', 'Bea'];
  const { tenant, signals, ...csm } = await waiting(names);
  const [known, snoozed, silenced, handed, ...others] = signals;
  await csm.acknowledge(known!);
  await csm.snooze(snoozed!);
  await csm.silence(silenced!);
  await csm.hand(handed!, `tom-${tenant.id}@acme.example`);
  await csm.pass();
  for (const signal of signals) await csm.settled(signal);
  const digest = posts(tenant).find(({ blocks }) => blocks.includes('problems at once'));
  expect(digest!.blocks).toContain('2 problems at once');
  for (const name of ['Ada: ', 'Bea: ']) expect(digest!.blocks).toContain(name);
  for (const name of ['Known', 'Snoozed', 'Silenced', 'Handed']) expect(digest!.blocks).not.toContain(name);
  expect((await Promise.all(others.map(csm.settled))).map((it) => it.reason)).toEqual(['digest of 2', 'digest of 2']);

  const whys = (await Promise.all([known!, snoozed!, silenced!, handed!].map(csm.why))).flat();
  expect(whys).toMatchObject([
    { decision: 'not_told', rule: 'acknowledged' },
    { decision: 'not_told', rule: 'snooze' },
    { decision: 'waits', rule: 'silence', words: `Silenced by ${tenant.csm}: database move` },
    { decision: 'not_told', rule: 'changed_meanwhile', words: 'Another CSM looks after the customer by now' },
  ]);
  expect(new Date(whys[2]!.until!).getTime()).toBeGreaterThan(Date.now());

  // Once the silence is over.
  await notifier.rows('update silences set ends_at = now() where tenant_id = $1', tenant.id);
  await notifier.rows(
    `update deliveries set next_attempt_at = now() where signal_id = $1 and state = 'pending'`,
    silenced!.signal_id,
  );
  await waitUntil(async () => (await ofCsm(silenced!, tenant.csm))[0]!.reason === 'waits_for_digest');
});

it('asks each for silences, also where one of them began to wait under an earlier release', async () => {
  const { tenant, signals, ...csm } = await waiting(['Ada', 'Bea', 'Cleo']);
  const [, bea, cleo] = signals;
  await csm.silence(cleo!);
  // That release did not store since when it waits.
  await notifier.rows(
    `update deliveries set next_attempt_at = now(), due_at = case when signal_id <> $2 then now() end
     where tenant_id = $1 and digest = id and state = 'pending'`,
    tenant.id,
    bea!.signal_id,
  );
  for (const signal of signals) await csm.settled(signal);
  const digest = posts(tenant).find(({ blocks }) => blocks.includes('problems at once'));
  expect(digest!.blocks).toContain('2 problems at once');
  expect(digest!.blocks).not.toContain('Cleo');
});

it('sends no digest where nobody needs to be told of any of it', async () => {
  const { tenant, signals, ...csm } = await waiting(['Ada', 'Bea', 'Cleo']);
  const [ada, bea, cleo] = signals;
  await csm.acknowledge(ada!);
  await csm.snooze(bea!);
  await csm.silence(cleo!);
  await csm.pass();
  expect((await Promise.all(signals.map(csm.settled))).map(({ state }) => state)).toEqual([
    'suppressed',
    'suppressed',
    'pending',
  ]);
  expect(posts(tenant)).toHaveLength(1);
});

it('tells alone of the one problem that is left', async () => {
  const { tenant, signals, ...csm } = await waiting(['Ada', 'Bea']);
  await csm.acknowledge(signals[0]!);
  await csm.pass();
  await csm.settled(signals[1]!);
  expect(posts(tenant)).toHaveLength(2);
  expect(posts(tenant)[1]!.blocks).toContain('Integration Disconnected: Bea');
});

it.each([
  ['again without what was acknowledged since, where it did not arrive', 'drop', 'suppressed', '2 problems at once'],
  ['as told of all of it, where it did', 'hold', 'sent', '3 problems at once'],
] as const)('takes a digest %s', async (_, slack, state, title) => {
  const { tenant, signals, ...csm } = await waiting(['Ada', 'Bea', 'Cleo']);
  notifier.slack.next('chat.postMessage', tenant.slack_token, slack);
  await csm.pass();
  const ids = signals.map(({ signal_id }) => signal_id);
  await waitUntil(async () => {
    const sending = `select 1 from deliveries where signal_id = any($1) and audience = 'csm' and state = 'sending'`;
    return (await notifier.rows(sending, ids)).length === 3;
  });
  await waitUntil(() => notifier.slack.of(tenant.slack_token, 'chat.postMessage').length === 2);
  const led = await notifier.rows<{ signal_id: string }>(
    `select signal_id from deliveries where signal_id = any($1) and audience = 'csm' and digest <> id`,
    ids,
  );
  const known = signals.find(({ signal_id }) => signal_id === led[0]!.signal_id)!;
  await csm.acknowledge(known);
  // As if the process that sends it were dead, and its lease over.
  await notifier.rows(
    `update deliveries set lease = gen_random_uuid(),
       leased_until = case when digest = id then now() - interval '1 second' else leased_until end
     where signal_id = any($1) and audience = 'csm'`,
    ids,
  );
  const told = await Promise.all(signals.map(csm.settled));
  expect(told.find(({ signal_id }) => signal_id === known.signal_id)).toMatchObject({ state });
  expect(told.filter((it) => it.state === 'sent').length).toBe(state === 'sent' ? 3 : 2);
  expect(posts(tenant)).toHaveLength(2);
  expect(posts(tenant)[1]!.blocks).toContain(title);
});
