import { mintReconnectLink } from '@linesman/contracts';
import { connectedIntegration, pathOf } from './connecting';
import { chunk, png } from './png';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

const settings = { product_name: 'PlanPilot', mail_from: 'care@planpilot.example' };
const base64 = (image: Buffer) => ({ png: image.toString('base64') });

async function withSettings(): Promise<string> {
  const tenant = newTenant();
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', settings)).status).toBe(200);
  return tenant;
}

it('keeps a logo without what nobody sees in it, shows it to everybody, and forgets it', async () => {
  const tenant = await withSettings();
  const uploaded = png(240, 60, chunk('tEXt', Buffer.from('Author\0Anna')));
  const saved = await world.ask(tenant, 'PUT', '/tenant/brand/logo', base64(uploaded));
  expect(saved.body).toEqual({
    logo: { version: expect.stringMatching(/^[0-9a-f]{16}$/) as string, width: 240, height: 60 },
    version: 2,
  });
  const image = () => world.app.inject({ method: 'GET', url: `/brand/${tenant}/logo.png` });
  const shown = await image();
  expect(shown.headers['content-type']).toBe('image/png');
  expect(shown.rawPayload.equals(png(240, 60))).toBe(true);
  expect((await world.ask(tenant, 'DELETE', '/tenant/brand/logo')).body).toEqual({ version: 3 });
  expect((await image()).statusCode).toBe(404);
  expect((await world.app.inject({ method: 'GET', url: `/brand/${newTenant()}/logo.png` })).statusCode).toBe(404);
});

it('tells the other services of the look, which a change of other settings keeps', async () => {
  const tenant = await withSettings();
  await world.ask(tenant, 'PUT', '/tenant/brand/color', { color: '#0f7048' });
  await world.ask(tenant, 'PUT', '/tenant/brand/logo', base64(png(40, 40)));
  const kept = await world.ask(tenant, 'PUT', '/tenant/settings', { ...settings, product_name: 'PlanPilot Pro' });
  const brand = { color: '#0f7048', logo: { width: 40, height: 40 } };
  expect(kept.body).toMatchObject({ version: 4, brand });
  const events = await world.sql<{ envelope: { data: object } }>(
    `select envelope from outbox where tenant_id = $1 and envelope->>'type' = 'tenant_settings_changed' order by created_at`,
    [tenant],
  );
  expect(events.at(-1)!.envelope.data).toMatchObject({ product_name: 'PlanPilot Pro', brand });
  const plain = await world.ask(tenant, 'PUT', '/tenant/brand/color', {});
  expect(plain.body).toMatchObject({ version: 5, logo: { width: 40 } });
  expect(plain.body).not.toHaveProperty('color');
});

it('refuses a colour on which nobody could read, an image that is none, and a look without a name', async () => {
  const tenant = await withSettings();
  const light = await world.ask(tenant, 'PUT', '/tenant/brand/color', { color: '#ffcc00' });
  expect(light.status).toBe(400);
  expect(light.body).toMatchObject({
    errors: [{ field: 'color', message: expect.stringMatching(/too light .* is dark enough/) as string }],
  });
  for (const color of ['red', '#fff', '#1f5fd6;}body{display:none'])
    expect((await world.ask(tenant, 'PUT', '/tenant/brand/color', { color })).status).toBe(400);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  expect((await world.ask(tenant, 'PUT', '/tenant/brand/logo', base64(svg))).body).toMatchObject({
    errors: [{ field: 'png', message: 'is not a PNG image' }],
  });
  expect((await world.ask(newTenant(), 'PUT', '/tenant/brand/color', { color: '#0f7048' })).status).toBe(409);
  expect((await world.app.inject({ method: 'GET', url: '/brand/colors/ffcc00}.css' })).statusCode).toBe(404);
});

it('shows the look on the pages of a link, and lets them load nothing from elsewhere', async () => {
  const tenant = await withSettings();
  await world.ask(tenant, 'PUT', '/tenant/brand/color', { color: '#0f7048' });
  await world.ask(tenant, 'PUT', '/tenant/brand/logo', base64(png(400, 80)));
  const integration_id = await connectedIntegration(world, tenant);
  const wanted = { tenant_id: tenant, integration_id, signal_id: newTenant(), recipient: 'bob@techcorp.example' };
  const { url } = await world.rpcAs('notifier').call(mintReconnectLink, wanted);
  const page = await world.app.inject({ method: 'GET', url: pathOf(url!) });
  expect(page.body).toMatch(
    new RegExp(
      `<img class="logo" src="/brand/${tenant}/logo.png\\?v=\\w{16}" width="200" height="40" alt="PlanPilot">`,
    ),
  );
  const [, sheet] = /<link rel="stylesheet" href="([^"]+)">/.exec(page.body)!;
  const style = await world.app.inject({ method: 'GET', url: sheet! });
  expect(style.headers['content-type']).toContain('text/css');
  expect(style.body).toContain('--brand:#0f7048');
  expect(page.headers['content-security-policy']).toMatch(/style-src 'self' 'sha256-[^']+'; img-src 'self';/);
});
