import { TenantWorld } from './start-tenant';
import { bodyOf, filled, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const here = '/reliability/usage/prices';
const price_id = '7c9a4c5e-0000-4000-8000-000000000003';
const price = {
  price_id,
  connection_code: 'dropbox',
  capability_code: null,
  per: 'call',
  amount: '0.0042',
  currency: 'USD',
  valid_from: '2026-03-01',
  set_by: 'anna',
  set_at: '2026-02-28T09:30:00.000Z',
};
const sent = (method: string, asked: string) =>
  services.monitor.seen.find(({ method: one, url }) => one === method && url.split('?')[0] === asked);

beforeEach(() => {
  services.answers['monitor GET /usage-prices'] = () => ({ body: { items: [price] } });
});

it('lists prices, sets one and deletes one', async () => {
  services.answers['monitor POST /usage-prices'] = () => ({ status: 201, body: price });
  services.answers[`monitor DELETE /usage-prices/${price_id}`] = () => ({ status: 204 });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  for (const said of ['whatever has no price of its own, USD 0.0042 per call from 2026-03-01', '>Dropbox</option>'])
    expect(html).toContain(said);
  const more = {
    connection_code: 'dropbox',
    per: 'record',
    amount: ' 0.5 ',
    currency: 'eur',
    valid_from: '2026-04-01',
  };
  const { html: after } = await browser.open(here, filled(html, more));
  expect(after).toContain('The price is set from 2026-04-01 on.');
  expect(bodyOf(sent('POST', '/usage-prices'))).toEqual({ ...more, amount: '0.5', currency: 'EUR' });
  const { html: gone } = await browser.open(`${here}/${price_id}/delete`, filled(after, {}));
  expect(gone).toContain('The price is deleted.');
  expect(sent('DELETE', `/usage-prices/${price_id}`)).toBeDefined();
});

it('shows what was entered and what is wrong with it', async () => {
  const errors = [{ field: 'amount', message: 'amount must be a decimal' }];
  services.answers['monitor POST /usage-prices'] = () => problem(400, 'invalid-fields', { errors });
  const browser = await world.signedIn();
  const { html } = await browser.open(here);
  const again = await browser.open(here, filled(html, { connection_code: 'dropbox', amount: 'ten', currency: 'CHF' }));
  expect(again.response.status).toBe(422);
  for (const kept of ['value="ten"', 'value="CHF"', 'value="dropbox" selected']) expect(again.html).toContain(kept);
});

it('lets members read prices only', async () => {
  const browser = await world.signedIn(['member']);
  const { html } = await browser.open(here);
  expect(html).toContain('USD 0.0042');
  expect(html).not.toContain('Set a price');
  expect((await browser.open(here, filled(html, { amount: '1' }))).response.status).toBe(403);
});
