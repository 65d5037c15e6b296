import { randomUUID } from 'node:crypto';
import { TenantWorld } from './start-tenant';
import { bodyOf, filled, integration, integration_id, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const silence_id = randomUUID();
const customer_id = randomUUID();
const silence = {
  silence_id,
  everywhere: false,
  connection_code: 'salesforce',
  customer_id,
  integration_id: null,
  starts_at: '2026-01-05T09:30:00.000Z',
  ends_at: '2026-01-06T09:30:00.000Z',
  weekly: { days: [1, 2], from: '22:00', until: '02:00', time_zone: 'Europe/Paris' },
  reason: 'database move',
  made_by: 'Anna',
  ended_by: null,
  created_at: '2026-01-05T09:30:00.000Z',
  state: 'waiting',
  silent_until: null,
};
const asked = (method: string, path: string) =>
  services.notifier.seen.filter((one) => one.method === method && one.url.split('?')[0] === path);

function answer(): void {
  services.answers['notifier GET /silences'] = ({ url }) => ({
    body: { items: url.includes('state=open') ? [silence] : [{ ...silence, state: 'ended', ended_by: 'Anna' }] },
  });
  services.answers['notifier GET /silences/preview'] = () => ({
    body: { signals: 2, customers: 1, integrations: 2, examples: ['CRM Sync'] },
  });
  services.answers['GET /customers'] = () => ({ body: { items: [{ customer_id, name: 'TechCorp' }] } });
}
const form = {
  connection_code: 'salesforce',
  customer: 'TechCorp',
  integration_id,
  reason: 'database move',
  ends_at: '2026-03-29T22:00',
  time_zone: 'Europe/Berlin',
};

it('lists silences with what they are about, why, by whom and when, and ends one', async () => {
  answer();
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/silences');
  expect(html).toContain('TechCorp');
  expect(html).toContain('database move');
  expect(html).toContain('Mon, Tue, 22:00 to 02:00 (Europe/Paris)');
  expect(html.match(/>End now</g)).toHaveLength(1);
  services.answers[`notifier POST /silences/${silence_id}/end`] = () => ({ body: { ...silence, state: 'ended' } });
  const { html: after } = await browser.open(`/settings/silences/${silence_id}/end`, filled(html, {}));
  expect(asked('POST', `/silences/${silence_id}/end`)).toHaveLength(1);
  expect(after).toContain('It is ended.');
});

it('shows what is open there, and sets the silence with times on the clock of its zone', async () => {
  answer();
  services.answers['notifier POST /silences'] = () => ({ status: 201, body: silence });
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/silences');
  const looked = await browser.open('/settings/silences', filled(html, { ...form, preview: 'yes' }));
  expect(looked.html).toContain('2 risk signals are open there now, of 2 integrations and 1 customer: CRM Sync.');
  expect(looked.html).toContain('value="database move"');
  expect(new URL(asked('GET', '/silences/preview')[0]!.url, 'http://n').searchParams.get('customer_id')).toBe(
    customer_id,
  );
  expect(asked('POST', '/silences')).toEqual([]);
  await browser.open('/settings/silences', filled(html, form));
  expect(bodyOf(asked('POST', '/silences')[0])).toEqual({
    connection_code: 'salesforce',
    customer_id,
    integration_id,
    reason: 'database move',
    ends_at: '2026-03-29T20:00:00.000Z',
  });
});

it('keeps what was typed when it is refused, and says why', async () => {
  answer();
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/silences');
  const unknown = await browser.open('/settings/silences', filled(html, { ...form, customer: 'Tech' }));
  expect(unknown.response.status).toBe(422);
  expect(unknown.html).toContain('Enter the whole name of one of these: TechCorp.');
  const errors = [{ field: 'ends_at', message: 'ends_at is more than 30 days after starts_at' }];
  services.answers['notifier POST /silences'] = () => problem(400, 'invalid-fields', { errors });
  const refused = await browser.open('/settings/silences', filled(html, form));
  expect(refused.response.status).toBe(422);
  expect(refused.html).toContain('Is more than 30 days after starts_at');
  expect(refused.html).toContain('value="2026-03-29T22:00"');
  const empty = await browser.open('/settings/silences', filled(html, { ...form, reason: '' }));
  expect(empty.html).toContain('Say why: people read it.');
});

it('says on the page of an integration that it is silenced, by whom, until when and why', async () => {
  answer();
  services.answers[`GET /integrations/${integration_id}`] = () => ({ body: integration });
  services.answers['notifier GET /silences/covering'] = () => ({
    body: { items: [{ ...silence, state: 'silent', silent_until: '2026-01-05T23:00:00.000Z' }] },
  });
  const browser = await world.signedIn();
  const { html } = await browser.open(`/integrations/${integration_id}`);
  expect(html).toContain(`href="/settings/silences?integration_id=${integration_id}#new-silence">Silence this</a>`);
  expect(html).toMatch(/Silenced by <bdi>Anna<\/bdi> until [^<]*<time[^>]*>Jan 5, 2026, 11:00 PM UTC<\/time>/);
  expect(html).toContain('database move');
  const { searchParams } = new URL(asked('GET', '/silences/covering')[0]!.url, 'http://n');
  // The notifier refuses every other one.
  const known = ['connection_code', 'customer_id', 'integration_id'];
  expect([...searchParams.keys()].filter((one) => !known.includes(one))).toEqual([]);
});

it('opens the form filled in with what a page is about', async () => {
  answer();
  services.answers[`GET /customers/${customer_id}`] = () => ({ body: { customer_id, name: 'TechCorp' } });
  const browser = await world.signedIn();
  const { html } = await browser.open(`/settings/silences?customer_id=${customer_id}&connection_code=salesforce`);
  expect(html).toContain('name="customer" value="TechCorp"');
});
