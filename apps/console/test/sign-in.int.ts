import { randomUUID } from 'node:crypto';
import { Browser } from './browser';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';
import { startUpstream, type Upstream } from './start-upstream';

const integration_id = randomUUID();
const tenant = randomUUID();
const hostile = `<script>alert(1)</script><!channel>\u202e${'x'.repeat(10_000)}`;
const integration = {
  integration_id,
  connection_code: 'salesforce',
  name: hostile,
  status: 'error',
  is_critical: true,
  customer_id: null,
  credential_version: 1,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-02T00:00:00Z',
  version: 1,
  my_rights: [],
};

let identity: IdentityProvider;
let integrations: Upstream;
let linesman: RunningConsole;

beforeAll(async () => {
  const origin = await freeOrigin();
  const csm = { sub: 'jane', name: 'Jane Miller', tenant, roles: ['csm'] };
  identity = await startIdentityProvider(`${origin}/auth/callback`, csm);
  integrations = await startUpstream(({ url, method }) => {
    if (method === 'POST') return { body: { url: 'https://login.salesforce.example/authorize' } };
    if (url === '/my-rights') return { body: { configure: false, connect_own: [] } };
    if (url === `/integrations/${integration_id}`) return { body: integration };
    if (url.startsWith('/integrations?')) return { body: { items: [integration] } };
    if (url.startsWith('/integrations/')) return { status: 404, body: { type: 'urn:linesman:problem:not-found' } };
    return { body: { items: [] } };
  });
  linesman = await startConsole(origin, {
    TOKEN_ISSUER: identity.issuer,
    JWKS_URL: `${identity.issuer}/jwks`,
    INTEGRATIONS_URL: integrations.url,
  });
});

afterAll(async () => {
  await linesman?.stop();
  await integrations?.stop();
  await identity?.stop();
});

async function signedIn(roles = ['csm']): Promise<Browser> {
  identity.person = { ...identity.person, roles };
  const browser = new Browser(linesman.origin);
  await browser.open('/auth/sign-in');
  return browser;
}

describe('signing in', () => {
  it('leads to the requested page, with a cookie that scripts and other sites cannot use', async () => {
    const browser = new Browser(linesman.origin);
    const first = await fetch(`${linesman.origin}/auth/sign-in`, { redirect: 'manual' });
    expect(first.headers.getSetCookie()[0]).toMatch(/^linesman=.+; Path=\/; HttpOnly; SameSite=Lax$/);
    const authorize = new URL(first.headers.get('location')!);
    expect(authorize.searchParams.get('code_challenge_method')).toBe('S256');
    const { url, response, html } = await browser.open('/integrations?state=disconnected');
    expect([url, response.status]).toEqual([`${linesman.origin}/integrations?state=disconnected`, 200]);
    expect(html).toContain('Jane Miller');
    expect(integrations.seen.at(-1)!.headers.authorization).toMatch(/^Bearer ey/);
  });

  it('is refused when the answer belongs to no sign-in of this browser', async () => {
    const { response, html } = await new Browser(linesman.origin).open('/auth/callback?code=x&state=y');
    expect(response.status).toBe(400);
    expect(html).toContain('This sign-in has expired');
  });

  it('is refused when the token has no role of ours', async () => {
    const browser = await signedIn(['stranger']);
    const { response } = await browser.open('/integrations');
    expect(response.status).toBe(403);
  });

  it('ends with signing out', async () => {
    const browser = await signedIn();
    const { html } = await browser.open('/auth/sign-out', { _csrf: await browser.csrf('/') });
    expect(html).toContain('You are signed out.');
    expect((await browser.open('/')).html).not.toContain('Jane Miller');
    expect(identity.revoked).toEqual([expect.stringMatching(/^token=ey/)]);
  });

  it('opens no API with the cookie alone', async () => {
    const browser = await signedIn();
    await fetch(`${linesman.origin}/v1/integrations`, { headers: { cookie: browser.cookieHeader() } });
    expect(integrations.seen.at(-1)!.headers.authorization).toBeUndefined();
  });
});

describe('a form', () => {
  it('does nothing without its CSRF token', async () => {
    const browser = await signedIn(['tenant_admin']);
    const before = integrations.seen.length;
    for (const form of [{ other: '1' }, { _csrf: 'guess' }] as Record<string, string>[]) {
      const { response, html } = await browser.open(`/integrations/${integration_id}/reconnect`, form);
      expect(response.status).toBe(403);
      expect(html).toContain('That form has expired');
    }
    expect(integrations.seen).toHaveLength(before);
  });

  it('starts a reconnect with it', async () => {
    const browser = await signedIn(['tenant_admin']);
    const _csrf = await browser.csrf(`/integrations/${integration_id}`);
    const { html } = await browser.open(`/integrations/${integration_id}/reconnect`, { _csrf });
    expect(html).toContain('Taking you to login.salesforce.example');
    expect(integrations.seen.at(-1)!.url).toBe(`/integrations/${integration_id}/connect-sessions`);
  });
});

describe('a page', () => {
  it('runs no scripts but ours', async () => {
    const { response, html } = await new Browser(linesman.origin).open('/');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/<script|\sstyle=|\son\w+=/);
  });

  it('says which part is missing and shows the rest', async () => {
    const { response, html } = await (await signedIn()).open(`/integrations/${integration_id}`);
    expect(response.status).toBe(200);
    expect(html).toContain('Health and risk signals cannot be shown right now.');
    expect(html).toContain('Executions cannot be shown right now.');
    expect(html).toContain('Disconnected');
  });

  it('escapes hostile names', async () => {
    const browser = await signedIn(['tenant_admin']);
    for (const path of ['/', '/integrations', `/integrations/${integration_id}`]) {
      const { html } = await browser.open(path);
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(html).not.toMatch(/<script(?! src="\/assets\/)/);
      expect(html.length).toBeLessThan(30_000);
    }
  });

  it.each([
    ['csm', `/integrations/${randomUUID()}`, 404, 'Page not found'],
    ['csm', '/integrations/not-an-id', 404, 'Page not found'],
    ['csm', '/nowhere', 404, 'Page not found'],
    ['member', '/risk-signals', 403, 'You don’t have access'],
  ])('for a %s at %s is a readable refusal', async (role, path, status, text) => {
    const { response, html } = await (await signedIn([role])).open(path);
    expect(response.status).toBe(status);
    expect(html).toContain(text);
    expect(html).toContain('Jane Miller');
  });
});
