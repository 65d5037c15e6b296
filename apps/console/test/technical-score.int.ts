import { CsmWorld, customer_id } from './csm-world';
import { problem } from './integration-world';

const world = new CsmWorld();
beforeAll(() => world.start());
beforeEach(() => world.usually());
afterAll(() => world.stop());

const route = `/customer-health/${customer_id}/technical-score`;
const page = `/customers/${customer_id}/technical-score`;
const parts = [
  { part: 'uptime', points: 28, most: 35, says: 'Uptime of 30 days: 99%' },
  { part: 'freshness', points: null, most: 10, says: 'No sync has ended yet' },
];
const one = { integration_id: 'i1', integration_name: '<i>CRM', connection_code: 'salesforce', is_critical: true };
const score = {
  customer_id,
  score: 80,
  counted: 1,
  unknown: 1,
  integrations: [
    { ...one, score: 80, parts },
    { ...one, integration_id: 'i2', integration_name: 'Files', is_critical: false, score: null, parts },
  ],
};

it('shows the score of a customer, and of each integration with the points of its parts', async () => {
  world.now.monitor = { [route]: { body: score } };
  const browser = await world.signedIn();
  const { html: customer } = await browser.open(`/customers/${customer_id}`);
  expect(customer).toMatch(new RegExp(`80 of 100<br><a href="${page}">`));
  const { html } = await browser.open(page);
  expect(html).toContain(
    '80 of 100, the mean of 1 integration; a critical one counts three times. Nothing is known of 1.',
  );
  expect(html).toContain('<dt>Uptime</dt><dd>28 of 35<br><span class="dim">Uptime of 30 days: 99%</span>');
  expect(html).toContain('<dt>Freshness</dt><dd>–<br><span class="dim">No sync has ended yet</span>');
  expect(html).toContain('&lt;i&gt;CRM');
  expect(html).toMatch(/Files.*<strong>Not known<\/strong>/s);
});

it('says that nothing is known, and that the service does not answer', async () => {
  world.now.monitor = { [route]: { body: { ...score, score: null, counted: 0, unknown: 0, integrations: [] } } };
  const browser = await world.signedIn();
  expect((await browser.open(page)).html).toContain('Nothing is known of any integration yet.');
  world.now.monitor = { [route]: problem(503, 'down', 'No.') };
  expect((await browser.open(page)).html).toContain('cannot be shown right now');
});
