import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { waitUntil } from '@linesman/testing';
import { PageTokens } from '../src/cta/page-tokens';
import { parseCredentialKeys } from '../src/sealing/credential-keys';
import { newTenant, publicOrigin, World } from './start-world';

const home = 'https://app.acme.example';
const foreign = 'https://elsewhere.example';
let world: World;

beforeAll(async () => {
  const PROVIDER_PACKAGES = pathToFileURL(join(__dirname, 'hostile-provider.mjs')).href;
  world = await World.start({ env: { PROVIDER_PACKAGES } });
});
afterAll(() => world?.stop());

async function tenantWithPages(page_origins = [home]): Promise<string> {
  const tenant = newTenant();
  const settings = { product_name: 'Acme', mail_from: 'care@acme.example', page_origins };
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', settings)).status).toBe(200);
  return tenant;
}

const tokensAt = (time = Date.now(), keys = world.environment().CREDENTIAL_KEYS!): PageTokens =>
  new PageTokens(parseCredentialKeys(keys), () => new Date(time));

const tokenOf = async (tenant_id: string, subject: string, tokens = tokensAt()): Promise<string> =>
  (await tokens.issue({ tenant_id, subject })).token;

async function fragment(query: string, token?: string, origin?: string) {
  const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(origin ? { origin } : {}) };
  const { statusCode, headers: answered, body } = await world.app.inject({ url: `/cta/fragment?${query}`, headers });
  return { status: statusCode, headers: answered, body };
}

it('shows each user only their own call to action', async () => {
  const tenant = await tenantWithPages();
  world.providers.keys.set('sk_test_cta', 'acct_1');
  const body = { connection_code: 'stripe', name: 'P', credentials: { secret_key: 'sk_test_cta' }, user_id: 'ann' };
  expect((await world.ask(tenant, 'POST', '/integrations', body)).status).toBe(201);
  const anns = await fragment('provider=stripe', await tokenOf(tenant, 'ann'), home);
  expect(anns).toMatchObject({ status: 200, body: '' });
  const bobs = await fragment('provider=stripe', await tokenOf(tenant, 'bob'), home);
  expect(bobs.body).toContain('Stripe is not connected');
  expect(bobs.body).toContain(`href="${publicOrigin}/integrations?connect=stripe"`);
  expect(bobs.headers).toMatchObject({
    'access-control-allow-origin': home,
    'cache-control': 'private, no-store',
    'content-type': 'text/html; charset=utf-8',
    vary: 'Origin',
  });
  expect((await fragment('provider=stripe', await tokenOf(await tenantWithPages(), 'ann'))).body).toContain('Connect');
  const small = await fragment('provider=stripe&compact=true', await tokenOf(tenant, 'bob'));
  expect(small.body).toContain('class="cta compact"');
});

it('refuses a token that has expired, was forged, or is of another kind', async () => {
  const tenant = await tenantWithPages();
  const ended = await tokenOf(tenant, 'ann', tokensAt(Date.now() - 601_000));
  const strange = `k1:${randomBytes(32).toString('base64')}`;
  const forged = await tokenOf(tenant, 'ann', tokensAt(Date.now(), strange));
  const access = await world.issuer.token({ tenant, roles: ['admin'] });
  for (const [token, type] of [
    [ended, 'token-ended'],
    [forged, 'invalid-token'],
    [access, 'invalid-token'],
    [undefined, 'no-token'],
  ] as const) {
    const { status, headers, body } = await fragment('provider=stripe', token, home);
    expect({ status, body: JSON.parse(body) as unknown }).toMatchObject({
      status: 401,
      body: { type: `urn:linesman:problem:${type}`, instance: '/cta/fragment' },
    });
    expect(headers).toMatchObject({ vary: 'Origin', 'cache-control': 'private, no-store' });
    // A page may read that its own token has expired. A page without a valid token may read nothing.
    expect(headers['access-control-allow-origin']).toBe(type === 'token-ended' ? home : undefined);
  }
});

it("gives no answer to a page of another origin, nor to one of another tenant's", async () => {
  const [tenant] = [await tenantWithPages(), await tenantWithPages([foreign])];
  const token = await tokenOf(tenant, 'ann');
  for (const origin of [foreign, 'https://app.acme.example.evil.example', 'http://app.acme.example', 'null']) {
    const { headers } = await fragment('provider=stripe', token, origin);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers.vary).toBe('Origin');
  }
});

it('allows and disallows an origin at once', async () => {
  const tenant = await tenantWithPages();
  const token = await tokenOf(tenant, 'ann');
  const allowed = async (origin: string) =>
    (await fragment('provider=stripe', token, origin)).headers['access-control-allow-origin'] === origin;
  expect([await allowed(home), await allowed(foreign)]).toEqual([true, false]);
  const settings = { product_name: 'Acme', mail_from: 'care@acme.example', page_origins: [foreign] };
  await world.ask(tenant, 'PUT', '/tenant/settings', settings);
  await waitUntil(async () => (await allowed(foreign)) && !(await allowed(home)));
});

it('answers a preflight only for a listed origin', async () => {
  await tenantWithPages(['https://pages.acme.example']);
  const ask = async (origin?: string) => {
    const headers = { 'access-control-request-method': 'GET', ...(origin ? { origin } : {}) };
    const { statusCode, headers: said } = await world.app.inject({ method: 'OPTIONS', url: '/cta/fragment', headers });
    return { status: statusCode, said };
  };
  const { status, said } = await ask('https://pages.acme.example');
  expect(status).toBe(204);
  expect(said).toMatchObject({
    'access-control-allow-origin': 'https://pages.acme.example',
    'access-control-allow-methods': 'GET',
    'access-control-allow-headers': 'authorization',
    vary: 'Origin',
  });
  for (const origin of ['https://nobodys.example', 'null', '%', '', undefined]) {
    const refused = await ask(origin);
    expect(refused.said['access-control-allow-origin']).toBeUndefined();
    expect(refused.said.vary).toBe('Origin');
  }
});

it('answers an invalid request with a problem that the page can read', async () => {
  const token = await tokenOf(await tenantWithPages(), 'ann');
  for (const [query, status] of [
    ['provider=nobody', 404],
    ['provider=__proto__', 404],
    ['', 400],
    ['provider=Stripe%00', 400],
    ['provider=stripe&compact=maybe', 400],
    ['provider=stripe&token=x', 400],
  ] as const) {
    const answer = await fragment(query, token, home);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json') as string,
      'access-control-allow-origin': home,
    });
  }
});

it('escapes a hostile name', async () => {
  const { body } = await fragment('provider=hostile', await tokenOf(await tenantWithPages(), 'ann'));
  expect(body).toContain('&lt;script&gt;');
  expect(body.match(/<[a-z]+/g)).toEqual(['<div', '<p', '<bdi', '<a', '<bdi']);
});

it('serves the web component with our address, an ETag, and in a few kB', async () => {
  const ask = (headers = {}) => world.app.inject({ url: '/cta/integration-cta.js', headers });
  const { body, headers } = await ask();
  expect(body).toContain(`'${publicOrigin}'`);
  expect(Buffer.byteLength(body)).toBeLessThan(6_000);
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': expect.stringContaining('max-age=86400') as string,
    'access-control-allow-origin': '*',
  });
  const again = await ask({ 'if-none-match': headers.etag });
  expect(again).toMatchObject({ statusCode: 304, body: '' });
  expect((await ask({ 'if-none-match': '"other"' })).statusCode).toBe(200);
});
