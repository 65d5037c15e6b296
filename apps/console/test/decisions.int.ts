import { CsmWorld, signal_id } from './csm-world';
import { hoursAgo, listed } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const decision = {
  id: '7c9a4c5e-0000-4000-8000-00000000000d',
  signal_id,
  decided_at: hoursAgo(1),
  settled_at: null,
  recipient: null,
  audience: null,
  channel: null,
  occasion: null,
  decision: 'waits',
  rule: 'silence',
  words: 'Silenced by Anna: database move',
  reason: 'silenced by Anna: database move',
  until: '2026-01-05T23:00:00.000Z',
  workflow: 'integration_disconnection_response',
  step: null,
};

it('says on the page of a signal what was decided for everybody, beside the messages', async () => {
  world.now.notifier = { [`/risk-signals/${signal_id}/decisions`]: listed(decision) };
  const { html } = await (await world.signedIn()).open(`/risk-signals/${signal_id}`);
  expect(html).toContain('Who was notified, and why');
  expect(html).toMatch(
    /Everybody<\/span>.*Silenced by Anna: database move, until <time[^>]*>Jan 5, 2026, 11:00 PM UTC/s,
  );
  expect(html).toMatch(/href="\/risk-signals\/decisions\?recipient=[^"]+"/);
});

it('says for one person why they were notified, and why not', async () => {
  const told = { ...decision, decision: 'told', channel: 'slack', occasion: 'opened', rule: 'workflow', until: null };
  const named = { integration_name: 'CRM Sync', customer_name: 'TechCorp' };
  world.now.notifier = {
    '/decisions': listed({ ...told, ...named, words: 'The workflow for this problem notifies the customer’s CSM' }),
  };
  const browser = await world.signedIn();
  const { html } = await browser.open('/risk-signals/decisions?recipient=bob%40techcorp.example');
  expect(world.upstreams.notifier.seen.at(-1)!.url).toContain('recipient=bob%40techcorp.example');
  expect(html).toContain('value="bob@techcorp.example"');
  expect(html).toMatch(
    /<bdi>TechCorp<\/bdi>: <bdi>CRM Sync<\/bdi>.*Slack · Alert · The workflow for this problem notifies the customer’s CSM/s,
  );
  expect((await browser.open('/risk-signals')).html).toContain('href="/risk-signals/decisions"');
});
