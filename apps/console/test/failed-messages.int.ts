import { randomUUID } from 'node:crypto';
import { CsmWorld, signal_id } from './csm-world';
import { hidden, hoursAgo, listed, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
afterAll(() => world.stop());
beforeEach(() => world.usually());

const failed = (over: object = {}) => ({
  id: randomUUID(),
  signal_id,
  occasion: 'opened',
  channel: 'email',
  recipient: 'jane@acme.example',
  audience: 'csm',
  state: 'failed',
  reason: 'gave_up: ECONNREFUSED',
  attempts: 24,
  created_at: hoursAgo(3),
  settled_at: hoursAgo(2),
  ...over,
});

it('are listed below the tasks, page by page, each with why', async () => {
  const browser = await world.signedIn();
  expect((await browser.open('/tasks')).html).toContain('href="/tasks/failed-messages"');
  world.now.notifier = { '/deliveries/failed': { body: { items: [failed()], next_cursor: 'abc' } } };
  const { html } = await browser.open('/tasks/failed-messages');
  expect(html).toMatch(
    /Email to <bdi>jane@acme.example.*Given up after many attempts: The server refuses connections/s,
  );
  expect(html).toContain('href="/tasks/failed-messages?cursor=abc"');
  world.now.notifier = { '/deliveries/failed': listed() };
  expect((await browser.open('/tasks/failed-messages')).html).toContain('Every message was delivered');
});

it('are sent again with a button, and the page says so, or why not', async () => {
  const one = failed();
  const path = `/deliveries/${one.id}/send-again`;
  world.now.notifier = { '/deliveries/failed': listed(one), [`POST ${path}`]: { status: 202 } };
  const browser = await world.signedIn();
  const form = { ...hidden((await browser.open('/tasks/failed-messages')).html), return_to: '/tasks/failed-messages' };
  const { html } = await browser.open(`/tasks/failed-messages/${one.id}/send-again`, form);
  expect(world.asked('notifier', path)).toBe(path);
  expect(html).toContain('The message is being sent again.');
  const detail = 'This message has not failed.';
  world.now.notifier[`POST ${path}`] = problem(409, 'not-failed', detail);
  expect((await browser.open(`/tasks/failed-messages/${one.id}/send-again`, form)).html).toContain(detail);
});

it('have the button on the page of their signal, unless another channel told the person', async () => {
  const browser = await world.signedIn();
  const told = failed({ channel: 'slack' });
  const untold = failed({ recipient: 'bob@acme.example' });
  world.now.notifier = { '/deliveries': listed(told, failed({ state: 'sent', reason: null }), untold) };
  const { html } = await browser.open(`/risk-signals/${signal_id}`);
  expect([...html.matchAll(/failed-messages\/([\w-]+)\/send-again/g)].map(([, id]) => id)).toEqual([untold.id]);
  expect(html).toContain(`name="return_to" value="/risk-signals/${signal_id}"`);
});
