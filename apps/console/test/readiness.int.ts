import { connect, type NatsConnection } from '@nats-io/transport-node';
import { assessReadiness, type ReadinessStatus } from '@linesman/contracts';
import { rpcStub, startServers, type TestServers } from '@linesman/testing';
import { randomUUID } from 'node:crypto';
import { Browser } from './browser';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';
import { startUpstream, type Upstream } from './start-upstream';

const tenant = randomUUID();
const mia = { sub: 'mia', name: 'Mia Member', tenant, roles: ['member'] };
const blocked: ReadinessStatus = {
  provider: 'dropbox',
  connected: true,
  authenticated: false,
  has_refresh: false,
  blocking_problem: true,
  reason: 'Action required: <b>Dropbox</b> no longer accepts our access.',
  cta_label: 'Reconnect Dropbox',
  cta_url: '/integrations/7',
  last_checked: '2026-01-01T00:00:00Z',
  ttl_seconds: 600,
};

let servers: TestServers;
let identity: IdentityProvider;
let linesman: RunningConsole;
let integrations: NatsConnection;
let catalog: Upstream;
let staff_reasons: { provider: string; reason: string }[] | undefined;
let statuses: ReadinessStatus[] | undefined;
const asked: { request: unknown; authorization?: string; caller?: string }[] = [];

beforeAll(async () => {
  servers = await startServers({ nats: true });
  const origin = await freeOrigin();
  identity = await startIdentityProvider(`${origin}/auth/callback`, mia);
  catalog = await startUpstream(({ url }) => {
    const basecamp = { connection_code: 'basecamp', display_name: 'Basecamp', status: 'active', version: 1 };
    return { body: url.startsWith('/internal/connections/basecamp/') ? { items: [] } : basecamp };
  });
  linesman = await startConsole(origin, {
    CATALOG_URL: catalog.url,
    ...servers.environment('console'),
    TOKEN_ISSUER: identity.issuer,
    JWKS_URL: `${identity.issuer}/jwks`,
  });
  integrations = await connect(servers.nats.user('integrations-rpc'));
  await rpcStub(integrations, assessReadiness, (request, message) => {
    const authorization = message.headers?.get('Authorization');
    asked.push({ request, authorization, caller: message.subject.split('.').at(-1) });
    return statuses && { statuses, staff_reasons };
  });
});

afterAll(async () => {
  await integrations?.close();
  await linesman?.stop();
  await catalog?.stop();
  await identity?.stop();
  await servers?.stop();
});

async function dashboard(roles = ['member']): Promise<string> {
  identity.person = { ...mia, roles };
  const browser = new Browser(linesman.origin);
  await browser.open('/auth/sign-in');
  asked.length = 0;
  return (await browser.open('/')).html;
}

it("shows one banner for what blocks the visitor, asked for in the visitor's name", async () => {
  statuses = [blocked, { ...blocked, provider: 'basecamp', blocking_problem: false }];
  const html = await dashboard();
  expect(html.match(/class="cta-banner"/g)).toHaveLength(1);
  expect(html).toContain('Action required: &lt;b&gt;Dropbox&lt;/b&gt; no longer accepts our access.');
  expect(html).toContain('href="/integrations/7"');
  expect(asked).toMatchObject([{ request: { tenant_id: tenant, subject: 'mia' }, caller: 'console' }]);
  expect(asked[0]!.authorization).toMatch(/^Bearer ey/);
});

it('asks an admin from the banner for a visitor who may not act', async () => {
  const ask = { action: 'reconnect' as const, integration_id: randomUUID() };
  statuses = [{ ...blocked, cta_label: 'Ask an admin', cta_url: null, ask }];
  const html = await dashboard();
  const banner = html.slice(html.indexOf('cta-banner'));
  expect(banner).toContain('action="/access-requests"');
  expect(banner).toContain(`name="integration_id" value="${ask.integration_id}"`);
  expect(banner).toMatch(/name="_csrf" value="[^"]+"/);
  expect(banner).toMatch(/<button class="button"><bdi>Ask an admin/);
});

it('shows no banner when nothing blocks the visitor', async () => {
  statuses = [{ ...blocked, blocking_problem: false }];
  expect(await dashboard()).not.toContain('cta-banner');
});

it('shows the page without a banner when readiness is not known', async () => {
  statuses = undefined;
  const html = await dashboard();
  expect(html).toContain('Mia Member');
  expect(html).not.toContain('cta-banner');
});

it('asks nothing for staff, who have nothing to connect', async () => {
  statuses = [blocked];
  expect(await dashboard(['admin'])).not.toContain('cta-banner');
  expect(asked).toEqual([]);
});

it('tells staff on the page of a connection what is missing before anybody can use it', async () => {
  statuses = [blocked];
  staff_reasons = [{ provider: 'basecamp', reason: 'For staff: Basecamp lacks <OAUTH_APPS.basecamp.client_id>.' }];
  identity.person = { ...mia, roles: ['admin'] };
  const browser = new Browser(linesman.origin);
  await browser.open('/auth/sign-in');
  asked.length = 0;
  const { html } = await browser.open('/staff/connections/basecamp');
  expect(html).toContain('For staff: Basecamp lacks &lt;OAUTH_APPS.basecamp.client_id&gt;.');
  expect(asked).toMatchObject([{ request: { subject: 'mia', providers: ['basecamp'] } }]);
  staff_reasons = undefined;
  expect((await browser.open('/staff/connections/basecamp')).html).not.toContain('For staff');
});
