import { customerUpserted } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { recordTransactions } from './record-transactions';
import type { TestTenant } from './notifier-world';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

async function meet(tenant: TestTenant): Promise<void> {
  const customer = tenant.snapshot().customer!;
  const envelope = envelopeOf(customerUpserted, customer, { tenantid: tenant.id, subject: customer.customer_id });
  await notifier.publish(customerUpserted, envelope);
}

const known = (tenant: TestTenant, integration = tenant.slack_integration_id) =>
  waitUntil(async () => {
    const select = 'select channel_id from slack_recipients where tenant_id = $1 and integration_id = $2';
    return (await notifier.rows(select, tenant.id, integration))[0];
  });

it('tells a CSM whom it knows with one call, and does the rest after the commit', async () => {
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
  const recording = recordTransactions(tenant.id);
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 2);
  const [opening, rest] = recording.stop().filter((statements) => statements.some((it) => it.includes('into signals')));
  expect(calls().slice(3)).toEqual(['chat.postMessage']);
  expect(opening!.filter((it) => it.includes('into tasks') || it.includes('into health_score'))).toEqual([]);
  expect(rest!.filter((it) => it.includes('into tasks') || it.includes('into health_score'))).toHaveLength(2);
  // Between the event and the call at Slack there is nothing else.
  expect(opening).toHaveLength(11);
  expect(rows.every(({ state, attempts }) => state === 'sent' && attempts === 1)).toBe(true);
  const [run] = await notifier.rows(
    'select state, rest_due_at from workflow_runs where signal_id = $1',
    told.signal_id,
  );
  expect(run).toEqual({ state: 'done', rest_due_at: null });
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
