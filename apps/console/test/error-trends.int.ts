import { CsmWorld, hostile } from './csm-world';
import { problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const timeout = { cause: 'timeout', party: 'provider', failures: 1_500, failures_before: 1_000, change_percent: 50 };
const trend = {
  integration_id: null,
  integration_name: null,
  connection_code: null,
  customer_id: null,
  customer_name: null,
  failures: 1_500,
  failures_before: 1_000,
  change_percent: 50,
  by_period: [500, 1_000],
  causes: [{ ...timeout, by_period: [500, 1_000] }],
};
const days = { from: '2026-03-01', to: '2026-03-02', time_zone: 'UTC' };
const periods = [days.from, days.to].map((day) => ({ from: day, to: day }));
const answer = (...items: object[]) => ({ body: { ...days, periods, items, next_cursor: 'abc' } });

it('shows what failed over time, by cause and by customer, against the days before', async () => {
  const customer = { ...trend, customer_id: '7b0c6b5e-3a51-4d3c-9a3b-0d6a3c6f1a11', customer_name: hostile };
  world.now.monitor = { '/error-trends?': answer(customer) };
  const { html } = await (await world.signedIn()).open('/reliability/errors?days=84&by=customer');
  expect(world.asked('monitor', '/error-trends?')).toMatch(/each=week.*by=(customer|tenant)/);
  for (const said of ['1,000 before, +50%', '<rect class="failed"', '1,500 failures from Mar 1, 2026', '>+50%</td>'])
    expect(html).toContain(said);
  expect(html).toContain(`href="/customers/${customer.customer_id}"`);
  expect(html).toContain('href="/reliability/errors?days=84&amp;by=customer&amp;cursor=abc"');
  expect(html).not.toContain('<script>alert');
  world.now.monitor = { '/error-trends/csv?': { body: 'rows' } };
  const csv = /href="(\/reliability\/errors\.csv\?[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  const file = await (await world.signedIn()).open(csv);
  expect(file.response.headers.get('content-type')).toContain('text/csv');
  expect(world.asked('monitor', '/error-trends/csv?')).toMatch(/each=week.*by=customer/);
});

it('says that nothing failed, or that it cannot be shown, and is not for members', async () => {
  world.now.monitor = { '/error-trends?': answer() };
  expect((await (await world.signedIn()).open('/reliability/errors')).html).toContain('Nothing failed');
  world.now.monitor = { '/error-trends?': problem(503, 'down', 'No.') };
  expect((await (await world.signedIn()).open('/reliability/errors')).html).toContain('cannot be shown right now');
  expect((await (await world.signedIn('member')).open('/reliability/errors')).response.status).toBe(403);
});
