import { TenantWorld } from './start-tenant';
import { bodyOf, filled, hidden, problem, tenant } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const image = Buffer.from('iVBORw0KGgo=', 'base64');
const brand = { color: '#0f7048', logo: { version: '0123456789abcdef', width: 400, height: 80 } };
const settings = (over: object = {}) => ({
  body: { product_name: 'Acme', mail_from: 'care@acme.example', version: 3, ...over },
});

async function opened(over: object = {}) {
  services.answers['GET /tenant/settings'] = () => settings(over);
  const browser = await world.signedIn();
  return { browser, ...(await browser.open('/settings/brand')) };
}

it('shows the logo and the colour as customers see them', async () => {
  const { html } = await opened({ brand });
  expect(html).toContain(`src="/brand/${tenant}/logo.png?v=0123456789abcdef" width="200" height="40" alt="Acme"`);
  expect(html).toContain('<link rel="stylesheet" href="/brand/colors/0f7048.css">');
  expect(html).toContain('value="#0f7048"');
});

it('passes the file of a form on, and says why an image is refused', async () => {
  const { browser, html } = await opened();
  const form = new FormData();
  form.set('_csrf', hidden(html, '_csrf'));
  form.set('png', new Blob([image], { type: 'image/png' }), 'logo.png');
  services.answers['PUT /tenant/brand/logo'] = () => ({ body: { ...brand, version: 4 } });
  const saved = await browser.open('/settings/brand/logo', form);
  expect(saved.html).toContain('The logo is saved.');
  expect(bodyOf(services.sent('PUT', '/tenant/brand/logo')[0])).toEqual({ png: image.toString('base64') });
  const wrong = { errors: [{ field: 'png', message: 'is not a PNG image' }] };
  services.answers['PUT /tenant/brand/logo'] = () => problem(400, 'invalid-fields', wrong);
  const refused = await browser.open('/settings/brand/logo', form);
  expect(refused.response.status).toBe(422);
  expect(refused.html).toContain('Is not a PNG image');
});

it('takes no file on another page, and none without the token of the page', async () => {
  const { browser } = await opened();
  const form = new FormData();
  form.set('png', new Blob([image]), 'logo.png');
  expect((await browser.open('/settings/brand/logo', form)).response.status).toBe(403);
  expect((await browser.open('/settings', form)).response.status).toBe(415);
  expect(services.sent('PUT', '/tenant/brand/logo')).toEqual([]);
});

it('keeps a colour that is refused in the form, with the reason', async () => {
  const { browser, html } = await opened();
  const wrong = { errors: [{ field: 'color', message: 'is too light' }] };
  services.answers['PUT /tenant/brand/color'] = () => problem(400, 'invalid-fields', wrong);
  const refused = await browser.open('/settings/brand/color', filled(html, { color: '#FFCC00' }));
  expect(bodyOf(services.sent('PUT', '/tenant/brand/color')[0])).toEqual({ color: '#ffcc00' });
  expect(refused.html).toContain('value="#FFCC00"');
  expect(refused.html).toContain('Is too light');
});
