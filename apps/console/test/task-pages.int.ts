import { randomUUID } from 'node:crypto';
import { CsmWorld, customer_id, hostile, signal_id, task, task_id } from './csm-world';
import { hidden, hoursAgo, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());
beforeEach(() => world.usually());

const HERE = `/tasks/${task_id}`;
const whole = {
  ...task,
  ...{ key: 'step.csm_task', comments: 1, created_at: hoursAgo(5), created_by: null, signal_state: 'open' },
  external_ref: { id: 'OPS-217', url: 'https://tracker.acme.example/OPS-217' },
};
const comment = { comment_id: randomUUID(), author: 'tom@acme.example', text: hostile, created_at: hoursAgo(1) };
const notice = (over: object) => ({
  ...{ id: randomUUID(), audience: 'csm', recipient: 'jane@acme.example', state: 'told', reason: null },
  ...{ channel: 'slack', decided_at: hoursAgo(1), settled_at: hoursAgo(1) },
  ...over,
});
const manager = { audience: 'manager', recipient: 'tom@acme.example', state: 'not_told', reason: 'no_manager' };
const shown = (over: object = {}) => {
  world.now.notifier = {
    [`GET ${HERE}`]: { body: { ...whole, ...over } },
    [`GET ${HERE}/comments`]: listed(comment),
    [`GET ${HERE}/overdue-notices`]: listed(notice({}), notice(manager)),
    '/colleagues': listed({ name: 'Tom Becker', email: 'tom@acme.example' }),
    [`PUT ${HERE}`]: { body: whole },
    [`POST ${HERE}/comments`]: { body: comment },
    [`POST ${HERE}/reopen`]: { body: whole },
  };
};
const sent = (method: string, path: string) => {
  const { body, headers } = world.upstreams.notifier.seen.find((one) => one.method === method && one.url === path)!;
  return { body: body.length > 0 ? (JSON.parse(body.toString()) as unknown) : undefined, headers };
};

it('shows a task, what people wrote, who was notified, and where it is in the tool of the tenant', async () => {
  shown();
  const { html } = await (await world.signedIn()).open(HERE);
  for (const text of ['Overdue', 'tom@acme.example', 'Notified on Slack', 'Not notified: no manager is known'])
    expect(html).toContain(text);
  expect(html).toContain('<bdi>The CSM’s manager</bdi>');
  expect(html).toContain('href="https://tracker.acme.example/OPS-217" rel="noopener noreferrer external"');
  expect(html).toContain(`href="/customers/${customer_id}"`);
  expect(html).toContain(`href="/risk-signals/${signal_id}"`);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toMatch(/<script(?! src="\/assets\/)/);
});

it('changes a task, and moves no due time that nobody touched', async () => {
  shown();
  const browser = await world.signedIn();
  const { html } = await browser.open(HERE);
  const { key: _, return_to: __, ...form } = hidden(html);
  const posted = {
    ...form,
    title: 'Call them',
    priority: 'low',
    due_at: form.shown_due_at!,
    assignee: 'tom@acme.example',
  };
  expect((await browser.open(`${HERE}/change`, posted)).html).toContain('Saved.');
  expect(sent('PUT', HERE).body).toEqual({ title: 'Call them', priority: 'low', assignee: 'tom@acme.example' });
  world.now.notifier[`PUT ${HERE}`] = problem(404, 'not-found', 'There is no such colleague with this address.');
  const again = await browser.open(`${HERE}/change`, { ...posted, assignee: 'nobody@acme.example' });
  expect(again.response.status).toBe(422);
  expect(again.html).toContain('Enter the address of a CSM, or of somebody who has signed in.');
  expect(again.html).toContain('value="nobody@acme.example"');
});

it('takes a comment under a key of its form, and opens a closed task again', async () => {
  shown({ status: 'closed', closed_by: 'jane@acme.example', closed_at: hoursAgo(1), note: 'Done.' });
  const browser = await world.signedIn();
  const form = hidden((await browser.open(HERE)).html);
  await browser.open(`${HERE}/comments`, { ...form, text: ' They called.\r\nIt works. ' });
  const { body, headers } = sent('POST', `${HERE}/comments`);
  expect([body, headers['idempotency-key']]).toEqual([{ text: 'They called.\nIt works.' }, form.key]);
  expect((await browser.open(`${HERE}/reopen`, form)).html).toContain('The task is open again.');
});

it('makes a task about a signal or a customer', async () => {
  shown();
  world.now.notifier['POST /tasks'] = { status: 201, body: whole };
  const browser = await world.signedIn();
  expect((await browser.open(`/customers/${customer_id}`)).html).toContain(`/tasks/new?customer_id=${customer_id}`);
  expect((await browser.open(`/risk-signals/${signal_id}`)).html).toContain(`/tasks/new?signal_id=${signal_id}`);
  const form = hidden((await browser.open(`/tasks/new?signal_id=${signal_id}`)).html);
  const empty = await browser.open('/tasks/new', { ...form, title: '' });
  expect(empty.response.status).toBe(422);
  expect(empty.html).toContain('Say what is to be done.');
  const posted = { ...form, title: 'Call them', priority: 'high', due_in_working_hours: '4' };
  const made = await browser.open('/tasks/new', posted);
  expect(made.url).toBe(`${world.origin}${HERE}`);
  expect(sent('POST', '/tasks').body).toEqual({
    title: 'Call them',
    priority: 'high',
    signal_id,
    due_in_working_hours: 4,
  });
});

it('narrows the list to what is overdue, to a priority, and to a person', async () => {
  const browser = await world.signedIn();
  await browser.open('/tasks?overdue=true&priority=high&of=all');
  expect(world.asked('notifier', '/tasks?')).toBe('/tasks?status=open&overdue=true&priority=high&limit=25');
  const { html } = await browser.open('/tasks?assignee=tom%40acme.example');
  expect(world.asked('notifier', '/tasks?')).toContain('assignee=tom%40acme.example');
  expect(html).toContain('Assigned to <bdi>tom@acme.example</bdi>');
  expect(html).toContain(`href="/tasks/${task_id}"`);

  // No signal says the name of the customer.
  world.now.notifier = { '/tasks?': listed({ ...task, signal_id: null, customer_name: null }) };
  world.now.integrations = { '/customers?': listed({ customer_id, name: 'TechCorp' }) };
  expect((await browser.open('/tasks')).html).toContain('<bdi>TechCorp</bdi>');
});
