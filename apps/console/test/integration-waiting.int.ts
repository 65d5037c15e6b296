import { at, hidden, hoursAgo, integration_id, IntegrationWorld, listed } from './integration-world';

const world = new IntegrationWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const waiting = {
  execution_id: '6f1e2d3c-0000-4000-8000-000000000981',
  integration_id,
  connection_code: 'stripe',
  capability_code: 'PROCESS_PAYMENT',
  requested_by: 'billing <b>',
  accepted_at: hoursAgo(3),
  park_until: hoursAgo(-100),
  times_parked: 1,
  error: { message: 'This integration is disconnected. <i>' },
};
const line = {
  integration_id,
  parked: 42,
  oldest_at: hoursAgo(3),
  next_end_at: hoursAgo(-100),
  running: null,
  succeeded: 8,
  failed: 1,
  unknown: 0,
  cancelled: 0,
  expired: 0,
};
const found = { '/parked-executions?': listed(waiting), [`/parked-lines/${integration_id}`]: { body: line } };
const deleted = () => world.upstreams.executor.seen.findLast(({ method }) => method === 'DELETE')?.url;

it('lists the requests that wait, with what became of those before, and as text what others wrote', async () => {
  world.now.executor = found;
  const { html } = await (await world.signedIn('csm')).open(`${at}/waiting`);
  for (const words of [
    '42 requests wait',
    '8 succeeded, 1 failed',
    'Process payment',
    'billing &lt;b&gt;',
    'This integration is disconnected. &lt;i&gt;',
  ])
    expect(html).toContain(words);
  expect(html).not.toContain('Cancel');
  expect((await (await world.signedIn('csm')).open(at)).html).toContain('42 requests wait');
});

it('lets an administrator cancel one or all', async () => {
  world.now.executor = {
    ...found,
    [`DELETE /parked-executions/${waiting.execution_id}`]: { status: 204 },
    [`DELETE /parked-lines/${integration_id}`]: { body: { cancelled: 42 } },
  };
  const browser = await world.signedIn();
  const form = hidden((await browser.open(`${at}/waiting`)).html);
  await browser.open(`${at}/waiting/${waiting.execution_id}/cancel`, form);
  expect(deleted()).toBe(`/parked-executions/${waiting.execution_id}`);
  const { html } = await browser.open(`${at}/waiting/cancel`, form);
  expect([deleted(), html.includes('42 requests are cancelled.')]).toEqual([`/parked-lines/${integration_id}`, true]);
  const csm = await world.signedIn('csm');
  expect((await csm.open(`${at}/waiting/cancel`, form)).response.status).toBe(403);
});

it('says where nothing waits, and shows the rest of the integration while the executor does not answer', async () => {
  world.now.executor = {
    '/parked-executions?': listed(),
    [`/parked-lines/${integration_id}`]: { body: { ...line, parked: 0, next_end_at: null, succeeded: 0, failed: 0 } },
  };
  const browser = await world.signedIn();
  expect((await browser.open(`${at}/waiting`)).html).toContain('No request waits');
  expect((await browser.open(at)).html).not.toContain('requests wait');
});
