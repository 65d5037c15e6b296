import { CsmWorld, hostile } from './csm-world';
import { hidden, hoursAgo, problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const list = { count: 0, items: [] };
const syncs = { runs: 0, failed: 0, failing_integrations: 0, failing: [] };
const summary = {
  from: hoursAgo(24),
  to: hoursAgo(0),
  broke: list,
  still_open: list,
  expiring: list,
  fixed: list,
  tasks_overdue: list,
  syncs,
};
const preview = {
  switched_on: true,
  sent_to_me: true,
  wanted: true,
  time_zone: 'Europe/Berlin',
  next_at: hoursAgo(-10),
  headline: '1 new problem',
  parts: [{ heading: 'Broke and not fixed (1)', lines: [hostile] }],
  summary,
};
const counts = { broke: 2, still_open: 1, expiring: 0, fixed: 4, tasks_overdue: 0, syncs: 0, syncs_failed: 0 };
const row = { id: 'a', day: '2026-01-09', recipient: 'jane@acme.example', audience: 'csm', channel: 'slack' };
const sent = [
  { ...row, state: 'sent', reason: null, counts },
  { ...row, day: '2026-01-08', state: 'not_sent', reason: 'nothing_to_say', counts: null },
];
const answers = (over: object = {}) => ({
  '/daily-summaries/preview': { body: { ...preview, ...over } },
  '/daily-summaries?': { body: { items: sent, next_cursor: 'abc' } },
  '/daily-summaries/mine': { body: { wanted: false } },
});

it('shows a CSM what would be sent, what was, and why not, and lets them switch it off', async () => {
  world.now.notifier = answers();
  const browser = await world.signedIn();
  const { html } = await browser.open('/daily-summary');
  expect(world.asked('notifier', '/daily-summaries/preview')).toContain('of=me');
  for (const said of [
    'Daily summary: 1 new problem',
    'Broke and not fixed (1)',
    '2 new, 1 still open, 4 fixed',
    'Sent on Slack',
    'Not sent. Nothing to say',
  ])
    expect(html).toContain(said);
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('/settings#daily-summary');
  expect(html).toContain('href="/daily-summary?cursor=abc"');
  const { html: after } = await browser.open('/daily-summary', hidden(html));
  const put = world.upstreams.notifier.seen.find(({ method }) => method === 'PUT')!;
  expect([put.url, JSON.parse(put.body.toString())]).toEqual(['/daily-summaries/mine', { wanted: false }]);
  expect(after).toContain('You get no more daily summaries.');
});

it('shows an administrator that of all customers, and who gets one', async () => {
  world.now.notifier = answers({ switched_on: false, sent_to_me: false, parts: [] });
  const { html } = await (await world.signedIn('tenant_admin')).open('/daily-summary');
  expect(world.asked('notifier', '/daily-summaries/preview')).toContain('of=tenant');
  for (const said of ['Nobody gets a daily summary so far', '/settings#daily-summary', 'No summary would be sent'])
    expect(html).toContain(said);
});

it('says so while the service is down, and is not for members', async () => {
  world.now.notifier = { '/': problem(503, 'down', 'No.') };
  expect((await (await world.signedIn()).open('/daily-summary')).html).toContain('cannot be shown right now');
  expect((await (await world.signedIn('member')).open('/daily-summary')).response.status).toBe(403);
});
