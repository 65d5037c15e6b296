import { customerUpserted, riskSignalOpened } from '@linesman/contracts';
import { countRoundTrips, envelopeOf, waitUntil } from '@linesman/testing';
import { register } from 'prom-client';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { TestTenant } from './notifier-world';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

async function introduce(tenant: TestTenant): Promise<void> {
  const customer = tenant.snapshot().customer!;
  const envelope = envelopeOf(customerUpserted, customer, { tenantid: tenant.id, subject: customer.customer_id });
  await notifier.publish(customerUpserted, envelope);
}

/** After the settings of the tenant are known. */
async function meet(tenant: TestTenant): Promise<void> {
  await waitUntil(
    async () => (await notifier.rows('select 1 from tenant_settings where tenant_id = $1', tenant.id))[0],
  );
  await introduce(tenant);
}

const known = (tenant: TestTenant, integration = tenant.slack_integration_id) =>
  waitUntil(async () => {
    const select = 'select channel_id from slack_recipients where tenant_id = $1 and integration_id = $2';
    return (await notifier.rows(select, tenant.id, integration))[0];
  });

it('tells a CSM whom it knows with one call after three round trips, and does the rest after the commit', async () => {
  const tenant = await notifier.tenant();
  await meet(tenant);
  await known(tenant);
  // The lease and the SDK are there, as in daily life.
  const first = tenant.snapshot();
  await tenant.opened(first);
  await notifier.settled(first.signal_id, 2);
  const calls = () => notifier.slack.of(tenant.slack_token).map(({ method }) => method);
  expect(calls()).toEqual(['users.lookupByEmail', 'conversations.open', 'chat.postMessage']);

  const told = tenant.snapshot();
  const counted = countRoundTrips();
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 2);
  counted.stop();
  expect(calls().slice(3)).toEqual(['chat.postMessage']);
  const [opening, rest] = counted
    .transactionsWith('into signals')
    .map((trips) => trips.map((statements) => statements.map(({ text }) => text)));
  // Between the event and the call at Slack there is nothing else. The first trip is two where PostgreSQL is very fast.
  expect(opening!.slice(0, -2).flat()).toEqual([
    expect.stringContaining('start transaction'),
    expect.stringContaining('into inbox'),
    expect.stringContaining('erased_customer'),
    expect.stringContaining('into signals'),
    expect.stringContaining('as others'),
  ]);
  expect(opening!.slice(-2)).toEqual([
    [
      expect.stringContaining('update signals set assessment'),
      expect.stringContaining('into deliveries'),
      expect.stringContaining('as tech_call'),
      expect.stringContaining('slack_recipients r on r.integration_id'),
    ],
    [expect.stringContaining('into workflow_runs'), 'set constraints all immediate; commit'],
  ]);
  expect(rest!.flat().filter((it) => it.includes('into tasks') || it.includes('into health_score'))).toHaveLength(2);
  expect(rows.every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(true);
  const [run] = await notifier.rows(
    'select state, rest_due_at from workflow_runs where signal_id = $1',
    told.signal_id,
  );
  expect(run).toEqual({ state: 'done', rest_due_at: null });
});

it('rolls back what it began with an opening that it has handled before', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  const envelope = await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const before = await duplicates();
  const counted = countRoundTrips();
  await notifier.publish(riskSignalOpened, envelope);
  await waitUntil(async () => (await duplicates()) > before);
  counted.stop();
  const committed = counted.transactionsWith('into signals').flat(2);
  expect(committed.filter(({ values }) => values.includes(told.signal_id))).toEqual([]);
  expect(await notifier.deliveries(told.signal_id)).toHaveLength(2);
  expect(await notifier.rows('select 1 from workflow_runs where signal_id = $1', told.signal_id)).toHaveLength(1);
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
});

/** How many openings were found to be handled already. */
async function duplicates(): Promise<number> {
  const lines = await register.getSingleMetricAsString('message_handling_seconds');
  const [, count] = /_count\{type="risk_signal_opened",outcome="duplicate"\} (\d+)/.exec(lines) ?? [];
  return Number(count ?? 0);
}

it('opens the conversation again where Slack does not know it any more', async () => {
  const tenant = await notifier.tenant();
  await meet(tenant);
  await known(tenant);
  const { slack } = notifier;
  const token = tenant.slack_token;
  slack.next('chat.postMessage', token, { ok: false, error: 'channel_not_found' });
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 2);
  expect(slack.of(token).map(({ method }) => method)).toEqual([
    ...['users.lookupByEmail', 'conversations.open', 'chat.postMessage'],
    ...['users.lookupByEmail', 'conversations.open', 'chat.postMessage'],
  ]);
  expect(rows.find(({ channel }) => channel === 'slack')).toMatchObject({ state: 'sent', attempts: 1 });
  expect(slack.in(token)).toHaveLength(1);
});

it('sends an email to a CSM who has left Slack, and asks for the conversation afterwards', async () => {
  const tenant = await notifier.tenant();
  await meet(tenant);
  await known(tenant);
  const { slack } = notifier;
  slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'channel_not_found' });
  slack.next('users.lookupByEmail', tenant.slack_token, { ok: false, error: 'users_not_found' });
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 3);
  const toCsm = rows.filter(({ audience }) => audience === 'csm');
  expect(toCsm.map(({ channel, state, reason }) => ({ channel, state, reason }))).toEqual([
    { channel: 'slack', state: 'failed', reason: 'users_not_found' },
    { channel: 'email', state: 'sent', reason: null },
  ]);
  expect(slack.in(tenant.slack_token)).toEqual([]);
  // Whoever comes back is told on Slack again.
  await known(tenant);
});

it('asks another workspace for the conversations as soon as the tenant has one', async () => {
  const tenant = await notifier.tenant({ slack_integration_id: undefined });
  await meet(tenant);
  await waitUntil(async () => {
    const select = 'select 1 from csms where tenant_id = $1 and conversation_due_at is null';
    return (await notifier.rows(select, tenant.id))[0];
  });
  expect(notifier.slack.of(tenant.slack_token)).toEqual([]);
  await tenant.settle({ version: 2 });
  await known(tenant);
});

it('asks once the tenant has settings, where its customer came first', async () => {
  const tenant = new TestTenant(notifier);
  await introduce(tenant);
  await waitUntil(async () => (await notifier.rows('select 1 from csms where tenant_id = $1', tenant.id))[0]);
  await tenant.settle();
  await known(tenant);
});

it('does the rest of a run whose process died after it had told somebody', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const run = `(select id from workflow_runs where signal_id = '${told.signal_id}')`;
  // As it is between the two transactions.
  await notifier.rows(`delete from tasks where signal_id = '${told.signal_id}'`);
  await notifier.rows(`delete from workflow_steps where run_id = ${run} and action = 'create_task'`);
  await notifier.rows(`update workflow_runs set rest_due_at = now(), state = 'running' where id = ${run}`);
  await waitUntil(async () => {
    const [row] = await notifier.rows<{ state: string }>(`select state from workflow_runs where id = ${run}`);
    return row!.state === 'done';
  });
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', told.signal_id)).toHaveLength(1);
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
  expect(await notifier.deliveries(told.signal_id)).toHaveLength(2);
});
