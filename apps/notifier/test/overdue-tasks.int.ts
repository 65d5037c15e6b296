import { customerDeleted, type SignalSnapshot } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { randomUUID } from 'node:crypto';
import type { OverdueNotice } from '../src/overdue-tasks/overdue-notice';
import type { Task } from '../src/tasks/task.entity';
import { always, manager, menu, signalOf } from './handled-signal';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** A signal of which the CSM was told, with its task. */
async function broken(options = {}): Promise<{ tenant: TestTenant; signal: SignalSnapshot; task: Task }> {
  const tenant = await notifier.tenant({ working_hours: always });
  const signal = signalOf(tenant, options);
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const task = await waitUntil(async () => (await tasksOf(signal))[0]);
  return { tenant, signal, task };
}
const tasksOf = ({ signal_id }: SignalSnapshot) =>
  notifier.rows<Task>('select * from tasks where signal_id = $1', signal_id);

/** So many hours pass, and it is time to look at the task. */
async function pass({ id }: Task, hours: number): Promise<void> {
  await notifier.rows(`update tasks set due_at = due_at - make_interval(hours => $2) where id = $1`, id, hours);
  await notifier.rows(
    `update task_looks set told_at = told_at - make_interval(hours => $2),
       overdue_since = overdue_since - make_interval(hours => $2), next_look_at = now() where task_id = $1`,
    id,
    hours,
  );
}
const notices = async ({ id, tenant_id }: Task) =>
  notifier.list<OverdueNotice>(
    `/tasks/${id}/overdue-notices`,
    await notifier.issuer.token({ tenant: tenant_id, roles: ['csm'], subject: 'jane' }),
  );
const decided = (task: Task, count: number) =>
  waitUntil(async () => {
    const found = await notices(task);
    return found.length === count && found;
  });
/** The minutes in which messages are gathered are over. */
const sendNow = ({ id }: TestTenant) =>
  notifier.rows(`update overdue_messages set next_attempt_at = now() where tenant_id = $1 and state = 'pending'`, id);
async function settled(tenant: TestTenant, task: Task, count: number) {
  await decided(task, count);
  await sendNow(tenant);
  return waitUntil(async () => {
    const found = await notices(task);
    return found.every(({ state }) => state !== 'waits') && found;
  });
}
const posted = (tenant: TestTenant) =>
  notifier.slack.in(tenant.slack_token).filter(({ text }) => text.startsWith('Overdue'));

it('tells the assignee once, and the manager after working hours, and publishes it', async () => {
  const { tenant, task } = await broken();
  await pass(task, 5);
  expect(await settled(tenant, task, 1)).toMatchObject([
    { audience: 'csm', recipient: tenant.csm, state: 'told', channel: 'slack', reason: null },
  ]);
  const [message] = posted(tenant);
  expect(message!.text).toContain('Overdue: Integration disconnected: Salesforce for TechCorp');
  expect(message!.blocks).toContain(`/tasks/${task.id}`);
  // New York's is the time zone of the customer.
  expect(message!.blocks).toMatch(/Priority critical, due \w+ \d+, \d+ at [\d:]+ [AP]M E[SD]T, 1 hour ago/);
  expect(await notifier.events('task_overdue', tenant)).toMatchObject([
    { data: { task_id: task.id, signal_id: task.signal_id, assignee: tenant.csm } },
  ]);
  await pass(task, 4);
  expect((await settled(tenant, task, 2))[1]).toMatchObject({
    ...{ audience: 'manager', recipient: manager(tenant), state: 'told' },
  });
  expect(posted(tenant)).toHaveLength(2);
  expect(posted(tenant)[1]!.text).toContain('Overdue, assigned to Jane Miller');
  await pass(task, 100);
  await waitUntil(
    async () =>
      (await notifier.rows('select 1 from task_looks where task_id = $1 and next_look_at is null', task.id))[0],
  );
  expect(await notices(task)).toHaveLength(2);
  expect(await notifier.events('task_overdue', tenant)).toHaveLength(1);
});

it('tells whoever gets an overdue task, and publishes each due time once', async () => {
  const { tenant, task } = await broken();
  const tom = `tom-${tenant.id}@acme.example`;
  await pass(task, 5);
  await settled(tenant, task, 1);
  const change = await notifier.http('PUT', `/tasks/${task.id}`, await tenant.tokenFor('csm'), { assignee: tom });
  expect(change.status).toBe(200);
  expect((await settled(tenant, task, 2))[1]).toMatchObject({ audience: 'csm', recipient: tom });
  expect(await notifier.events('task_overdue', tenant)).toHaveLength(1);
});

it('tells several tasks of a person in one message, by email where Slack does not know them', async () => {
  const { tenant, signal, task } = await broken();
  const token = await tenant.tokenFor('csm');
  await notifier.rows(
    'insert into csms (tenant_id, email) values ($1, $2) on conflict do nothing',
    tenant.id,
    tenant.csm,
  );
  const body = { title: 'Call <them>', due_at: new Date().toISOString(), assignee: tenant.csm, priority: 'critical' };
  const other = JSON.parse(
    (await notifier.http('POST', '/tasks', token, { ...body, signal_id: signal.signal_id })).body,
  ) as Task;
  await decided(other, 1);
  await pass(task, 5);
  await decided(task, 1);
  notifier.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'token_revoked' });
  await sendNow(tenant);
  for (const one of [task, other])
    await waitUntil(async () =>
      (await notices(one)).some(({ state, channel }) => state === 'told' && channel === 'email'),
    );
  const [email, ...more] = notifier.email.to(tenant.csm).filter(({ subject }) => subject!.startsWith('Overdue'));
  expect(more).toEqual([]);
  expect(email!.subject).toBe('Overdue: 2 tasks');
  expect(email!.html).toContain('Call &lt;them&gt;');
  expect(email!.text).toContain('/tasks?overdue=true');
});

it('says why nobody was told', async () => {
  const { tenant, task } = await broken({ managed: false });
  await pass(task, 5);
  await decided(task, 1);
  await notifier.http('POST', `/tasks/${task.id}/close`, await tenant.tokenFor('csm'), {});
  expect(await settled(tenant, task, 1)).toMatchObject([{ state: 'not_told', reason: 'closed_before_told' }]);
  expect(posted(tenant)).toEqual([]);
  await notifier.rows(`update tasks set status = 'open' where id = $1`, task.id);
  await pass(task, 5);
  expect((await settled(tenant, task, 2))[1]).toMatchObject({
    audience: 'manager',
    state: 'not_told',
    reason: 'no_manager',
  });
});

it('tells nobody again who was reminded of the signal within the last hour', async () => {
  const { tenant, signal, task } = await broken();
  await pass(task, 5);
  await decided(task, 1);
  await notifier.rows(
    `update signal_handling set unattended_since = unattended_since - interval '1 hour', next_look_at = now() where signal_id = $1`,
    signal.signal_id,
  );
  await notifier.settled(signal.signal_id, 3);
  expect(await settled(tenant, task, 1)).toMatchObject([{ state: 'not_told', reason: 'reminded_of_the_signal' }]);
});

it('leaves the task of an acknowledged signal alone, and tells platforms all the same', async () => {
  const { tenant, signal, task } = await broken();
  await notifier.choose(tenant, 'handle', menu('acknowledge.4_hours'));
  await pass(task, 5);
  await waitUntil(async () => (await notifier.events('task_overdue', tenant)).length === 1);
  const look = await waitUntil(
    async () =>
      (
        await notifier.rows<{ next: Date }>(
          `select next_look_at as next from task_looks where task_id = $1 and next_look_at > now() + interval '1 hour'`,
          task.id,
        )
      )[0],
  );
  const [handling] = await notifier.rows<{ until: Date }>(
    'select acknowledged_until as until from signal_handling where signal_id = $1',
    signal.signal_id,
  );
  expect(look.next).toEqual(handling!.until);
  expect(await notices(task)).toEqual([]);
});

it('tells of it after the end of an acknowledgement that came before the message', async () => {
  const { tenant, signal, task } = await broken();
  await pass(task, 5);
  await decided(task, 1);
  await notifier.choose(tenant, 'handle', menu('acknowledge.4_hours'));
  expect(await settled(tenant, task, 1)).toMatchObject([{ state: 'not_told', reason: 'acknowledged_before_told' }]);
  const waits = `select 1 from task_looks where task_id = $1 and next_look_at > now() + interval '1 hour'`;
  await waitUntil(async () => (await notifier.rows(waits, task.id))[0]);
  await notifier.rows(
    `update signal_handling set acknowledged_until = now() - interval '1 minute' where signal_id = $1`,
    signal.signal_id,
  );
  await notifier.rows('update task_looks set next_look_at = now() where task_id = $1', task.id);
  expect((await settled(tenant, task, 2))[1]).toMatchObject({ recipient: tenant.csm, state: 'told' });
});

it('tells the mailbox of a task that nobody has, and anew where it has another due time', async () => {
  const tenant = await notifier.tenant({ working_hours: always });
  const token = await tenant.tokenFor('csm');
  const body = { title: 'Renew the contract', due_at: '2026-01-01T00:00:00Z', customer_id: randomUUID() };
  const task = JSON.parse((await notifier.http('POST', '/tasks', token, body)).body) as Task;
  expect(await settled(tenant, task, 1)).toMatchObject([
    { audience: 'tenant', recipient: `care-${tenant.id}@planpilot.example`, state: 'told', channel: 'email' },
  ]);
  await notifier.http('PUT', `/tasks/${task.id}`, token, { due_at: '2026-01-02T00:00:00Z' });
  expect(await settled(tenant, task, 2)).toMatchObject([{ state: 'told' }, { state: 'told' }]);

  const erasure = { customer_id: body.customer_id, erasure_id: randomUUID(), integration_ids: [] };
  await notifier.http('POST', `/tasks/${task.id}/comments`, token, { text: 'About them' });
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, erasure, { tenantid: tenant.id, aggregateversion: 2 }),
  );
  const emptied = await waitUntil(
    async () => (await notifier.rows<Task>(`select * from tasks where id = $1 and title = ''`, task.id))[0],
  );
  expect(emptied).toMatchObject({ status: 'closed', customer_id: null });
  expect((await notifier.http('POST', `/tasks/${task.id}/reopen`, token)).status).toBe(409);
  expect((await notifier.http('PUT', `/tasks/${task.id}`, token, { priority: 'low' })).status).toBe(409);
  expect(await notifier.rows('select 1 from task_comments where task_id = $1', task.id)).toEqual([]);
});

it('keeps no comment on a task about an integration of a customer who is erased', async () => {
  const tenant = await notifier.tenant({ working_hours: always });
  const token = await tenant.tokenFor('csm');
  const integration_id = randomUUID();
  const body = { title: 'Call them', due_at: '2099-01-01T00:00:00Z', integration_id };
  const task = JSON.parse((await notifier.http('POST', '/tasks', token, body)).body) as Task;
  await notifier.http('POST', `/tasks/${task.id}/comments`, token, { text: 'Bob knows' });
  const kept = () =>
    notifier.rows(`select 1 from kept_events where tenant_id = $1 and type = 'task_commented'`, tenant.id);
  await waitUntil(async () => (await kept()).length === 1);
  const erased = { customer_id: randomUUID(), erasure_id: randomUUID(), integration_ids: [integration_id] };
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, erased, { tenantid: tenant.id, aggregateversion: 2 }),
  );
  await waitUntil(async () => (await kept()).length === 0);
});
