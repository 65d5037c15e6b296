import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import { afterWorkingHours } from '../src/settings/after-working-hours';
import type { TaskComment } from '../src/tasks/tasks.dto';
import type { TaskView } from '../src/tasks/tasks.query';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
type Shown = Omit<TaskView, 'due_at'> & { due_at: string };

/** A tenant, and somebody of it who works on its tasks. */
async function working(role = 'csm') {
  const tenant = await notifier.tenant();
  const token = await tenant.tokenFor(role);
  const ask = async <T = Shown>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T }> => {
    const answer = await fetch(`${await notifier.app.getUrl()}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  const make = async (body: object = {}): Promise<Shown> => {
    const made = await ask('POST', '/tasks', { title: 'Call them', due_at: inHours(4), ...body });
    expect(made.status).toBe(201);
    return made.body;
  };
  const list = async (query: string) => (await ask<{ items: Shown[] }>('GET', `/tasks?${query}`)).body.items;
  return { tenant, ask, make, list };
}

const eventsOf = (tenant: TestTenant, type: string) =>
  waitUntil(async () => {
    const found = await notifier.events(type, tenant);
    return found.length > 0 && found.map(({ data }) => data);
  });
const versions = (task: Shown) =>
  notifier.rows<{ version: number }>(
    `select (envelope ->> 'aggregateversion')::int as version from outbox where envelope ->> 'subject' = $1 order by created_at`,
    task.id,
  );

it('lets people make a task about a customer, and publishes it', async () => {
  const { tenant, make } = await working();
  const customer_id = randomUUID();
  const task = await make({
    customer_id,
    priority: 'high',
    external_ref: { id: 'OPS-1', url: 'https://ops.example/1' },
  });
  expect(task).toMatchObject({
    ...{ customer_id, signal_id: null, assignee: null, status: 'open', priority: 'high', created_by: tenant.csm },
    ...{ comments: 0, closes_with_signal: false, external_ref: { id: 'OPS-1', url: 'https://ops.example/1' } },
  });
  expect(await eventsOf(tenant, 'task_created')).toMatchObject([
    { task_id: task.id, signal_id: task.id, customer_id, created_by: tenant.csm },
  ]);
});

it('makes one for a risk signal, which says the customer and stays open when the signal ends', async () => {
  const { tenant, ask, make } = await working();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const { signal_id } = signal;
  const task = await make({ signal_id });
  expect(task).toMatchObject({ signal_id, customer_id: signal.customer!.customer_id, customer_name: 'TechCorp' });
  await tenant.resolved(signal);
  await waitUntil(async () => (await ask('GET', `/tasks/${task.id}`)).body.signal_state === 'resolved');
  expect((await ask('GET', `/tasks/${task.id}`)).body.status).toBe('open');
  const wrong = { title: 'Call', due_at: inHours(1), signal_id };
  expect((await ask('POST', '/tasks', { ...wrong, customer_id: randomUUID() })).status).toBe(400);
  expect((await ask('POST', '/tasks', { ...wrong, signal_id: randomUUID() })).status).toBe(404);
});

it('makes the same task about a risk signal again where somebody asks for it anew', async () => {
  const { tenant, ask, make, list } = await working();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const body = { title: 'Call them again', signal_id: signal.signal_id, due_at: inHours(4) };
  const first = await make(body);
  await ask('POST', `/tasks/${first.id}/close`, {});
  const second = await make(body);
  expect(second).toMatchObject({ status: 'open', signal_id: signal.signal_id });
  expect((await list(`signal_id=${signal.signal_id}&q=again`)).map(({ id }) => id)).toEqual([second.id, first.id]);
});

it('is due after working hours on the clock of the assignee', async () => {
  const { tenant, ask, make } = await working();
  const signal = tenant.snapshot({});
  signal.customer!.csm!.time_zone = 'Pacific/Auckland';
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  // The csm of a customer is a colleague once the customer is known.
  await notifier.rows(
    'insert into csms (tenant_id, email) values ($1, $2) on conflict do nothing',
    tenant.id,
    tenant.csm,
  );
  const { due_at } = await make({ due_at: undefined, due_in_working_hours: 8, assignee: tenant.csm });
  // The working hours of the tenant are 9 to 18 o'clock on weekdays.
  const local = new Date(due_at).toLocaleString('en-GB', {
    timeZone: 'Pacific/Auckland',
    weekday: 'short',
    hour: '2-digit',
  });
  expect(local).toMatch(/^(Mon|Tue|Wed|Thu|Fri), (09|1[0-8])$/);
  for (const due of [{}, { due_at: inHours(1), due_in_working_hours: 1 }])
    expect((await ask('POST', '/tasks', { title: 'Call', ...due })).status).toBe(400);
});

it('makes one task of a request that is sent twice, and refuses another request under the same key', async () => {
  const { ask, list } = await working();
  const body = { title: 'Call them', due_at: inHours(2) };
  const key = { 'idempotency-key': randomUUID() };
  const [first, second] = [await ask('POST', '/tasks', body, key), await ask('POST', '/tasks', body, key)];
  expect(second.body.id).toBe(first.body.id);
  expect(await list('')).toHaveLength(1);
  expect((await ask('POST', '/tasks', { ...body, title: 'Another' }, key)).status).toBe(422);
  const comments = `/tasks/${first.body.id}/comments`;
  for (let n = 0; n < 2; n++) expect((await ask('POST', comments, { text: 'Done?' }, key)).status).toBe(201);
  expect((await ask<{ items: TaskComment[] }>('GET', comments)).body.items).toHaveLength(1);
  expect((await ask('POST', comments, { text: 'Other' }, key)).status).toBe(422);
  const other = { 'idempotency-key': randomUUID() };
  const both = await Promise.all([1, 2].map(() => ask('POST', comments, { text: 'At once' }, other)));
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect((await ask<{ items: TaskComment[] }>('GET', comments)).body.items).toHaveLength(2);
});

it('changes what is named, closes and opens again, and counts each event', async () => {
  const { tenant, ask, make } = await working('tenant_admin');
  const task = await make({ due_at: '2026-01-29T15:00:00Z' });
  const tom = `tom-${tenant.id}@acme.example`;
  const { body: changed } = await ask('PUT', `/tasks/${task.id}`, { assignee: tom, priority: 'low' });
  expect(changed).toMatchObject({ title: 'Call them', assignee: tom, priority: 'low', due_at: task.due_at });
  expect((await ask('PUT', `/tasks/${task.id}`, { priority: 'low' })).status).toBe(200);
  expect((await ask('PUT', `/tasks/${task.id}`, { assignee: 'nobody@else.example' })).status).toBe(404);
  const { body: nobodys } = await ask('PUT', `/tasks/${task.id}`, { assignee: '', external_ref: { id: 'OPS-2' } });
  expect(nobodys).toMatchObject({ assignee: null, external_ref: { id: 'OPS-2' } });
  expect((await ask('PUT', `/tasks/${task.id}`, { external_ref: { id: '' } })).body.external_ref).toBeNull();
  expect((await ask('POST', `/tasks/${task.id}/close`, { note: 'They called.' })).body.status).toBe('closed');
  expect((await ask('POST', `/tasks/${task.id}/reopen`)).body).toMatchObject({ status: 'open', closed_at: null });
  const seen = (await eventsOf(tenant, 'task_changed')).map(({ changed: names }) => names);
  expect(seen).toEqual([['priority', 'assignee'], ['assignee', 'external_ref'], ['external_ref'], ['status']]);
  expect(await eventsOf(tenant, 'task_closed')).toMatchObject([{ note: 'They called.', closed_by: tenant.csm }]);
  const numbers = (await versions(task)).map(({ version }) => version);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});

it('takes comments, oldest first, page by page, and publishes them', async () => {
  const { tenant, ask, make } = await working('service');
  const task = await make();
  for (const text of ['One', 'Two', 'Three']) await ask('POST', `/tasks/${task.id}/comments`, { text });
  type Page = { items: TaskComment[]; next_cursor?: string };
  const first = (await ask<Page>('GET', `/tasks/${task.id}/comments?limit=2`)).body;
  expect(first.items.map(({ text }) => text)).toEqual(['One', 'Two']);
  const rest = (await ask<Page>('GET', `/tasks/${task.id}/comments?limit=2&cursor=${first.next_cursor}`)).body;
  expect(rest).toMatchObject({ items: [{ text: 'Three', author: tenant.csm }] });
  expect(rest.next_cursor).toBeUndefined();
  expect((await ask('GET', `/tasks/${task.id}`)).body.comments).toBe(3);
  expect((await eventsOf(tenant, 'task_commented')).map(({ text }) => text)).toEqual(['One', 'Two', 'Three']);
  expect((await ask('POST', `/tasks/${task.id}/comments`, { text: '' })).status).toBe(400);
  expect((await ask('GET', `/tasks/${randomUUID()}/comments`)).status).toBe(404);
});

it('lists by person, priority and what is overdue', async () => {
  const { tenant, make, list } = await working();
  const tom = `tom-${tenant.id}@acme.example`;
  await make({ title: 'Late', due_at: '2026-01-01T00:00:00Z', priority: 'critical' });
  await make({ title: 'Toms', assignee: tom, priority: 'low' });
  const titles = async (query: string) => (await list(query)).map(({ title }) => title);
  expect(await titles('')).toEqual(['Late', 'Toms']);
  expect(await titles('overdue=true')).toEqual(['Late']);
  expect(await titles('overdue=true&status=closed')).toEqual([]);
  expect(await titles(`assignee=${tom}`)).toEqual(['Toms']);
  expect(await titles('assignee=me')).toEqual([]);
  expect(await titles('priority=low&priority=high')).toEqual(['Toms']);
});

it('keeps tasks of a tenant from others, and from members', async () => {
  const { make } = await working();
  const task = await make();
  const other = await working();
  for (const path of [`/tasks/${task.id}`, `/tasks/${task.id}/comments`, `/tasks/${task.id}/overdue-notices`])
    expect((await other.ask('GET', path)).status).toBe(404);
  expect((await other.ask('POST', `/tasks/${task.id}/close`, {})).status).toBe(404);
  expect((await (await working('member')).ask('GET', `/tasks/${task.id}`)).status).toBe(403);
});

it('opens no task again that asked for a decision', async () => {
  const { ask, make } = await working();
  const task = await make();
  await notifier.rows(`update tasks set key = 'approval.run.x.y', status = 'closed' where id = $1`, task.id);
  expect((await ask('POST', `/tasks/${task.id}/reopen`)).status).toBe(409);
});

it('publishes the new priority when the severity of the signal changes', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot({ severity: 'high' });
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await waitUntil(async () => (await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id))[0]);
  await tenant.updated({ ...signal, severity: 'critical' });
  expect(await eventsOf(tenant, 'task_changed')).toMatchObject([
    { changed: ['priority'], priority: 'critical', changed_by: 'severity of the signal' },
  ]);
});

const document = (due: string) => `workflow: integration_disconnection_response
version: 9.0
trigger:
  type: event
  event: integration_status_changed
steps:
  - id: look
    action: create_task
    config:
      title: Look at it
      priority: high
      escalate: false
${due}`;

it('is due after the working hours of the CSM where the document says so, and tells nobody where it says so', async () => {
  const { tenant, ask } = await working('tenant_admin');
  const path = '/workflows/integration_disconnection_response';
  await ask('PUT', `${path}/draft`, { source: document('      due_in_working_hours: 12\n') });
  expect((await ask('POST', `${path}/publish`)).status).toBe(200);
  const signal = tenant.snapshot();
  signal.customer!.csm!.time_zone = 'Europe/Berlin';
  await tenant.opened(signal);
  const [task] = await waitUntil(async () => {
    const found = await notifier.rows<{ due_at: Date; created_at: Date; escalates: boolean }>(
      'select due_at, created_at, escalates from tasks t join task_looks l on l.task_id = t.id where signal_id = $1',
      signal.signal_id,
    );
    return found.length > 0 && found;
  });
  const hours = { start_hour: 9, end_hour: 18, days: [1, 2, 3, 4, 5] };
  const due = afterWorkingHours(task!.created_at, 12, 'Europe/Berlin', hours);
  expect(Math.abs(task!.due_at.getTime() - due.getTime())).toBeLessThan(60_000);
  expect(task!.escalates).toBe(false);
});

it('names the line of a document that says twice when a task is due, or not at all', async () => {
  const { ask } = await working('tenant_admin');
  const message = 'must have one of due_date_offset_hours, due_in_working_hours, and only one';
  for (const due of ['', '      due_in_working_hours: 4\n      due_date_offset_hours: 4\n']) {
    const { body } = await ask<object>('POST', '/workflows/validate', { source: document(due) });
    expect(body).toMatchObject({ mistakes: [{ line: 10, column: 7, path: 'steps[0].config', message }] });
  }
});
