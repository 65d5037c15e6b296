import { CsmWorld, hostile, integration_id } from './csm-world';
import { problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const figures = {
  calls: 1_200,
  failures: 30,
  sync_runs: 4,
  failed_sync_runs: 1,
  records: 25_000,
  webhooks: 8,
  refused_webhooks: 1,
  bytes_sent: 5_300,
  bytes_received: 12_400_000,
  cost: [{ currency: 'USD', amount: '3.75' }],
  priced_calls: 600,
  priced_percent: 50,
};
const before = { ...figures, calls: 1_000, cost: null };
const item = {
  integration_id,
  integration_name: hostile,
  integration_deleted: false,
  connection_code: 'salesforce',
  customer_id: null,
  customer_name: null,
  capability_code: null,
  ...figures,
  before: null,
};
const days = { from: '2026-03-01', to: '2026-03-28', time_zone: 'Europe/Paris' };
const answer = (...items: object[]) => ({
  body: {
    ...days,
    before: { from: '2026-02-01', to: '2026-02-28' },
    total: { ...figures, before },
    items,
    next_cursor: 'abc',
  },
});

it('shows what was used and what it costs, with a row of sums, the days before and a table', async () => {
  world.now.monitor = { '/usage?': answer(item) };
  const { html } = await (await world.signedIn()).open('/reliability/usage?days=84');
  expect(world.asked('monitor', '/usage?')).toMatch(/by=integration.*from=20/);
  for (const said of [
    'in the time zone Europe/Paris',
    '>All</bdi>',
    '>$3.75</td>',
    '>50%</td>',
    '>5.3\u00a0kB</td>',
    '>12\u00a0MB</td>',
    '>+20%</td>',
    '>Not known</td>',
  ])
    expect(html).toContain(said);
  expect(html).toContain(`href="/integrations/${integration_id}"`);
  expect(html).toContain('href="/reliability/usage?days=84&amp;cursor=abc"');
  expect(html).not.toContain('<script>alert');
  world.now.monitor = { '/usage/csv?': { body: 'rows' } };
  const csv = /href="(\/reliability\/usage\.csv\?[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&');
  const file = await (await world.signedIn()).open(csv);
  expect(file.response.headers.get('content-type')).toContain('text/csv');
  expect(world.asked('monitor', '/usage/csv?')).toMatch(/by=integration.*from=20/);
});

it('shows one integration by its capabilities, also to members', async () => {
  const of = { ...item, integration_id: null, integration_name: null, capability_code: 'SYNC_CONTACTS' };
  world.now.monitor = { '/usage?': answer(of) };
  world.now.integrations = { [`/integrations/${integration_id}`]: { body: { integration_id, name: 'Books' } } };
  const member = await world.signedIn('member');
  const { html } = await member.open(`/reliability/usage?integration_id=${integration_id}&by=customer`);
  expect(world.asked('monitor', '/usage?')).toMatch(`by=capability&integration_id=${integration_id}`);
  for (const said of ['>Books</bdi>', 'salesforce: Sync contacts']) expect(html).toContain(said);
});

it('says that nothing was used, or that it cannot be shown', async () => {
  world.now.monitor = { '/usage?': answer() };
  expect((await (await world.signedIn()).open('/reliability/usage')).html).toContain('Nothing was used');
  world.now.monitor = { '/usage?': problem(503, 'down', 'No.') };
  expect((await (await world.signedIn()).open('/reliability/usage')).html).toContain('cannot be shown right now');
});
