import { CsmWorld, customer_id, hostile } from './csm-world';
import { problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const nobody = { disconnections: 0, down_seconds: 0, degraded_seconds: 0 };
const item = {
  integration_id: null,
  integration_name: null,
  connection_code: null,
  customer_id,
  customer_name: hostile,
  from: '2026-03-01',
  to: '2026-03-31',
  time_zone: 'Europe/Berlin',
  integrations: 2,
  uptime_percent: 98.765,
  degraded_percent: 0.5,
  watched_seconds: 900,
  unwatched_seconds: 100,
  degraded_seconds: 5,
  down_seconds: 4_000,
  disconnections: 3,
  ongoing: 1,
  mttr_seconds: 2_000,
  mtbf_seconds: 90_000,
  time_to_detect_seconds: 240,
  time_to_tell_seconds: 0,
  time_to_act_seconds: null,
  by_party: [
    { party: 'customer', disconnections: 2, down_seconds: 3_940, degraded_seconds: 0 },
    { party: 'us', ...nobody },
    { party: 'provider', disconnections: 1, down_seconds: 60, degraded_seconds: 5 },
    { party: 'customer_endpoint', ...nobody },
    { party: 'nobody', ...nobody },
  ],
};
const success = {
  from: '2026-03-01',
  to: '2026-03-31',
  time_zone: 'UTC',
  detection: { signals: 4, within_hour: 3, later: 0, perhaps: 1, within_hour_percent: 100 },
  resolution: { resolved: 4, before_noticed: 3, before_noticed_percent: 75, goal_percent: 80 },
  tickets: { opened: 1, opened_before: 4, change_percent: -75, goal_percent: -50 },
  uptime: { uptime_percent: null, goal_percent: 99, integrations: 0, below_goal: 0 },
};
const answers = (more: object = {}) => ({
  '/reliability?': { body: { items: [item], next_cursor: 'abc' } },
  '/reliability/periods?': {
    body: { items: [item, { ...item, from: '2026-04-01', to: '2026-04-10', uptime_percent: null }] },
  },
  '/reliability/success-metrics?': { body: success },
  ...more,
});

it('shows the customers of the workspace, the worst first, its goals and its months', async () => {
  world.now.monitor = answers();
  const { html } = await (await world.signedIn()).open('/reliability?from=2026-03-01&to=2026-03-31');
  expect(world.asked('monitor', '/reliability?')).toMatch(/from=2026-03-01&to=2026-03-31&by=customer/);
  for (const text of ['98.765%', '3 (1 ongoing)', '33 min 20 s', 'Under 1 s', '4 min', '90%'])
    expect(html).toContain(`>${text}</td>`);
  expect(html).toContain('Customer 2 (1 h 5 min), Provider 1 (1 min)');
  expect(html).toMatch(
    /Resolved before the customer noticed<.*75%.*3 of 4 resolved signals; the goal is 80%. Not met\./,
  );
  expect(html).toMatch(/Support tickets<.*4 in as many days before; the goal is 50% fewer. Met\./);
  expect(html).toMatch(/0 of 0 watched integrations below 99%\.<\/span>/);
  expect(html).toContain(`href="/customers/${customer_id}/reliability"`);
  expect(html).toContain('href="/reliability?from=2026-03-01&amp;to=2026-03-31&amp;cursor=abc"');
  expect(html).toMatch(/Apr 1 to 10, 2026<.*Not watched/);
  expect(html).not.toContain('<script>alert');
});

it('shows a customer by its integrations, also to members, and offers the same as a file', async () => {
  const integration = { ...item, integration_id: customer_id, integration_name: 'CRM' };
  world.now.monitor = answers({ '/reliability?': { body: { items: [integration] } } });
  const { html } = await (await world.signedIn('member')).open(`/customers/${customer_id}/reliability?days=365`);
  expect(world.asked('monitor', '/reliability?')).toContain(`by=integration&customer_id=${customer_id}`);
  expect(html).toContain('in the time zone UTC');
  const csv = /href="(\/reliability\.csv\?[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  expect(csv).toContain(`customer_id=${customer_id}`);
  world.now.monitor = { '/reliability/csv?': { body: 'rows' } };
  const file = await (await world.signedIn('member')).open(csv);
  expect(file.html).toContain('rows');
  expect(file.response.headers.get('content-type')).toContain('text/csv');
  expect(world.asked('monitor', '/reliability/csv?')).toContain(`by=integration&from=`);
});

it('says so while the service is down, and keeps the page of the workspace from members', async () => {
  world.now.monitor = { '/': problem(503, 'down', 'No.') };
  const { html } = await (await world.signedIn()).open('/reliability');
  expect(html).toContain('cannot be shown right now');
  expect((await (await world.signedIn('member')).open('/reliability')).response.status).toBe(403);
});
