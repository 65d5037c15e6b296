import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { form, led, pathOf } from './connecting';
import { newTenant, World } from './start-world';

const ENTITY_ID = 'https://idp.techcorp.example/saml';
const samples = join(__dirname, '../../../libs/providers/src/sso_saml/samples');

let world: World;
let idp: Server;
let origin: string;
/** What the identity provider answers to a GET, by path. */
const documents = new Map<string, string>();

beforeAll(async () => {
  idp = createServer((request, response) => {
    const found = documents.get(request.url ?? '');
    if (found) return void response.writeHead(200, { 'content-type': typeOf(found) }).end(found);
    if (request.url === '/token') return void text(request).then(() => refuse(request.headers.authorization));
    response.writeHead(request.url === '/sign-on' ? 400 : 404).end();
    function refuse(authorization = ''): void {
      const known = authorization === `Basic ${Buffer.from('platform:secret-canary-1').toString('base64')}`;
      response.writeHead(known ? 400 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: known ? 'invalid_grant' : 'invalid_client' }));
    }
  });
  idp.listen(0, '127.0.0.1');
  await once(idp, 'listening');
  origin = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`;
  documents.set('/metadata', metadata());
  documents.set('/other', metadata().replace(ENTITY_ID, 'https://idp.other.example'));
  documents.set('/expired', metadata('metadata-expired'));
  documents.set(
    '/.well-known/openid-configuration',
    JSON.stringify({
      issuer: origin,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/jwks`,
    }),
  );
  documents.set('/jwks', JSON.stringify({ keys: [{ kty: 'RSA', kid: '1', use: 'sig', n: 'AQAB', e: 'AQAB' }] }));
  world = await World.start({ env: { ALLOW_LOOPBACK_ADDRESSES: 'true' } });
});
afterAll(async () => {
  await world?.stop();
  idp.closeAllConnections();
  idp.close();
});

const typeOf = (document: string): string => (document.startsWith('<') ? 'application/xml' : 'application/json');
const metadata = (name = 'metadata'): string =>
  readFileSync(join(samples, `${name}.xml`), 'utf8').replaceAll(
    'https://idp.techcorp.example/saml/redirect',
    `${origin}/sign-on`,
  );

async function linkFor(connection_code: string, credentials?: object) {
  const tenant = newTenant();
  const made = await world.ask(tenant, 'POST', '/integrations', { connection_code, name: 'Sign-on', credentials });
  const id = String(made.body.integration_id);
  const session = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
  return { tenant, id, url: String(session.body.url), status: made.body.status };
}
const send = async (url: string, fields: Record<string, string>) =>
  led(
    world,
    await world.app.inject({
      method: 'POST',
      url: pathOf(url),
      headers: form,
      payload: new URLSearchParams(fields).toString(),
    }),
  );
const view = async (tenant: string, id: string) => (await world.ask(tenant, 'GET', `/integrations/${id}`)).body;
const leased = async (tenant_id: string, integration_id: string) =>
  (await world.lease(world.rpcAs('status-monitor'), { tenant_id, integration_id, purpose: 'probe' })).lease;

it('takes the address of metadata on the page of a link, in a field with several lines, and learns the entity ID', async () => {
  const { tenant, id, url } = await linkFor('sso_saml');
  const page = await world.app.inject({ method: 'GET', url: pathOf(url) });
  expect(page.body).toContain('Connect SAML Single Sign-On');
  expect(page.body).toMatch(
    /<textarea id="metadata" name="metadata" rows="5"[^>]* maxlength="16000"[^>]*><\/textarea>/,
  );
  expect((await send(url, { metadata: ` ${origin}/metadata\r\n` })).body).toContain('Connected');
  expect(await view(tenant, id)).toMatchObject({ status: 'active', provider_account_name: ENTITY_ID });
  expect(await leased(tenant, id)).toMatchObject({
    account_id: ENTITY_ID,
    material: { type: 'api_key', secret: `${origin}/metadata` },
  });
});

it('takes the XML of metadata, and shows what was entered beside what is wrong with it', async () => {
  const { tenant, id, url } = await linkFor('sso_saml');
  const broken = await send(url, { metadata: metadata().slice(0, -30) });
  expect(broken.statusCode).toBe(422);
  expect(broken.body).toContain('cannot be used: it is not well-formed XML');
  expect(broken.body).toContain('&lt;md:EntityDescriptor');
  const expired = await send(url, { metadata: metadata('metadata-expired') });
  expect(expired.statusCode).toBe(422);
  expect(expired.body).toContain('the last signing certificate ended on 2026-01-20');
  expect((await send(url, { metadata: metadata().replaceAll('\n', '\r\n') })).body).toContain('Connected');
  expect(await view(tenant, id)).toMatchObject({ status: 'active' });
});

it.each([
  ['metadata that are gone', '/gone', 'answered 404'],
  ['an expired certificate', '/expired', 'the last signing certificate ended'],
])('says what is wrong with %s', async (_, path, said) => {
  const { url } = await linkFor('sso_saml');
  const refused = await send(url, { metadata: origin + path });
  expect(refused).toMatchObject({ statusCode: 422, body: expect.stringContaining(said) as string });
});

it('never calls an address inside of our network', async () => {
  const { url } = await linkFor('sso_saml');
  const refused = await send(url, { metadata: 'https://169.254.169.254/metadata' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('169.254.169.254 is not a public address');
});

it("refuses another identity provider's metadata for a connected integration", async () => {
  const { tenant, id, url } = await linkFor('sso_saml', { metadata: `${origin}/metadata` });
  const wrong = await send(url, { metadata: `${origin}/other` });
  expect(wrong).toMatchObject({ statusCode: 409, body: expect.stringContaining('idp.other.example') as string });
  expect((await send(url, { metadata: metadata('metadata-rollover') })).body).toContain('Connected');
  expect(await view(tenant, id)).toMatchObject({ status: 'active', credential_version: 2 });
});

it('takes issuer, client and secret of OpenID Connect, and leases all three', async () => {
  const { tenant, id, url } = await linkFor('sso_oidc');
  const client = { issuer: origin, client_id: 'platform' };
  const refused = await send(url, { ...client, client_secret: 'secret-canary-2' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('the client is refused');
  expect(refused.body).toContain(`value="${origin}"`);
  expect(refused.body).not.toContain('secret-canary-2');
  expect((await send(url, { ...client, client_secret: 'secret-canary-1' })).body).toContain('Connected');
  expect(await leased(tenant, id)).toMatchObject({
    account_id: origin,
    material: { type: 'api_key', secret: 'secret-canary-1', more: client },
  });
  const { fields_set } = (await view(tenant, id)).credentials as { fields_set: string[] };
  expect(fields_set.sort()).toEqual(['client_id', 'client_secret', 'issuer']);
});

it('connects a client without a secret', async () => {
  const client = { issuer: origin, client_id: 'public' };
  const { tenant, id, status } = await linkFor('sso_oidc', client);
  expect(status).toBe('active');
  expect((await leased(tenant, id))?.material).toEqual({ type: 'api_key', secret: '', more: client });
});

it('says that an issuer is another than the identity provider calls itself', async () => {
  const { url } = await linkFor('sso_oidc');
  const refused = await send(url, { issuer: `${origin}/`, client_id: 'platform' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('the identity provider calls itself');
});
