import { TenantWorld } from './start-tenant';
import { bodyOf, filled, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const endpoint_id = '7c9a4c5e-0000-4000-8000-000000000001';
const delivery_id = '7c9a4c5e-0000-4000-8000-000000000002';
const here = `/settings/webhooks/${endpoint_id}`;
const path = `/event-endpoints/${endpoint_id}`;
const endpoint = {
  endpoint_id,
  url: 'https://acme.example/events',
  description: '',
  types: ['task_created', 'customer_upserted'],
  contact_email: 'ops@acme.example',
  state: 'enabled',
  disabled_because: null,
  old_secret_until: null,
  failing_since: null,
  last_delivered_at: null,
  created_at: '2026-01-05T09:30:00.000Z',
};
const attempt = { at: '2026-01-05T09:31:00.000Z', status: 500, error: null, took_ms: 12 };
const delivery = {
  delivery_id,
  event_id: delivery_id,
  type: 'task_created',
  state: 'failed',
  next_attempt_at: null,
  attempts: [attempt, { ...attempt, status: null, error: 'acme.example answered nothing' }],
  created_at: '2026-01-05T09:30:30.000Z',
};

/** What the notifier was asked. */
const sent = (method: string, asked: string) =>
  services.notifier.seen.filter(({ method: one, url }) => one === method && url.split('?')[0] === asked);

function answerWith(over: object = {}): void {
  services.answers['notifier GET /event-endpoints'] = () => ({ body: { items: [{ ...endpoint, ...over }] } });
  services.answers[`notifier GET ${path}`] = () => ({ body: { ...endpoint, ...over } });
  services.answers[`notifier GET ${path}/deliveries`] = () => ({ body: { items: [delivery] } });
}

it('adds an endpoint with the types that were chosen and entered', async () => {
  answerWith();
  services.answers['notifier POST /event-endpoints'] = () => ({
    status: 201,
    body: { ...endpoint, secret: 'whsec_x' },
  });
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/webhooks');
  expect(html).toContain('https://acme.example/events');
  const form = filled(html, { url: endpoint.url, types: 'task_created', other_types: 'customer_upserted' });
  const { response } = await browser.open('/settings/webhooks', form);
  expect(response.url).toContain(here);
  expect(bodyOf(sent('POST', '/event-endpoints')[0])).toMatchObject({
    url: endpoint.url,
    types: ['task_created', 'customer_upserted'],
  });
});

it('shows what was entered and what is wrong with it', async () => {
  answerWith();
  const errors = [
    { field: 'url', message: 'url must start with https://' },
    { field: 'types.0', message: 'types is unknown' },
  ];
  services.answers['notifier POST /event-endpoints'] = () => problem(400, 'invalid-fields', { errors });
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/webhooks');
  const form = filled(html, { url: 'http://acme', other_types: 'no_such' });
  const again = await browser.open('/settings/webhooks', form);
  expect(again.response.status).toBe(422);
  for (const kept of ['value="http://acme"', 'value="no_such"', 'Must start with https://'])
    expect(again.html).toContain(kept);
});

it('says what the endpoint answered, and sends an event again', async () => {
  answerWith({ failing_since: '2026-01-05T09:31:00.000Z' });
  services.answers[`notifier POST ${path}/deliveries/${delivery_id}/send-again`] = () => ({ status: 202 });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  for (const text of ['acme.example answered nothing', '2 attempts', 'After four days it is disabled'])
    expect(html).toContain(text);
  const csrf = filled(html, {});
  const { html: after } = await browser.open(`${here}/deliveries/${delivery_id}/send-again`, csrf);
  expect(sent('POST', `${path}/deliveries/${delivery_id}/send-again`)).toHaveLength(1);
  expect(after).toContain('The event is sent again.');
});

it('shows the secret only when it is asked for', async () => {
  answerWith();
  services.answers[`notifier GET ${path}/secret`] = () => ({ body: { secret: 'whsec_abc', old_secret_until: null } });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  expect(html).not.toContain('whsec_abc');
  const { html: shown, response } = await browser.open(`${here}/secret`, filled(html, {}));
  expect(shown).toContain('value="whsec_abc"');
  expect(response.headers.get('cache-control')).toContain('no-store');
});

it('offers what makes sense for a disabled endpoint', async () => {
  answerWith({ state: 'disabled', disabled_because: 'failing' });
  services.answers[`notifier PUT ${path}`] = () => ({ body: endpoint });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  expect(html).toContain('It accepted nothing for four days.');
  for (const absent of ['id="test"', 'id="send-again"', 'Send again: task_created']) expect(html).not.toContain(absent);
  expect(html).toMatch(/id="enable">[^]*?name="state" value="enabled"/);
  await browser.open(`${here}/state`, filled(html, { state: 'enabled' }));
  expect(bodyOf(sent('PUT', path)[0])).toEqual({ state: 'enabled' });
});
