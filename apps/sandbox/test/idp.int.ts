import { createRemoteJWKSet, jwtVerify } from 'jose';
import { authorize, connect } from './browser';
import { TestSandbox } from './test-sandbox';

describe('the identity provider', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());

  const login = () => ({
    origin: world.origin,
    authorize: `${world.origin}/idp/authorize`,
    token: `${world.origin}/idp/token`,
    redirect_uri: `${world.console.origin}/auth/callback`,
    client_id: 'linesman-console',
    params: { scope: 'openid profile email' },
  });
  const verify = async (token = '') => {
    const keys = createRemoteJWKSet(new URL(`${world.origin}/idp/jwks`));
    return (await jwtVerify(token, keys, { issuer: `${world.origin}/idp`, audience: 'linesman' })).payload;
  };
  const devToken = (body: object): Promise<Response> =>
    fetch(`${world.origin}/idp/dev-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('logs a persona in and issues the console a signed token with its name and roles', async () => {
    const { status, body } = await connect(login(), 'jane');
    expect(status).toBe(200);
    expect(await verify(body['access_token'])).toMatchObject({
      sub: 'jane',
      name: 'Jane Miller',
      email: 'jane@acme.example',
      tenant: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      roles: ['csm'],
    });
    expect(body['id_token']).toEqual(expect.any(String));
  });

  it('shows every persona with tenant and role on its login page', async () => {
    const { page } = await authorize(login(), { account: 'anna', decision: 'allow' });
    for (const text of ['Anna Admin', 'tenant_admin · Acme CS', 'csm · Harbor Success', 'admin · Linesman']) {
      expect(page).toContain(text);
    }
  });

  it('signs tokens for scripts with the same key: a persona’s, or any subject’s', async () => {
    const { access_token } = (await (await devToken({ persona: 'staff' })).json()) as { access_token: string };
    expect(await verify(access_token)).toMatchObject({ sub: 'staff', roles: ['admin'] });
    const tenant = crypto.randomUUID();
    const response = await devToken({ sub: 'billing', tenant, roles: ['service'], ttl_seconds: 60 });
    const made = (await response.json()) as { access_token: string; expires_in: number };
    expect(made.expires_in).toBe(60);
    expect(await verify(made.access_token)).toMatchObject({ sub: 'billing', tenant, roles: ['service'] });
  });

  it('names the invalid field of a request for a token', async () => {
    const cases: [object, string][] = [
      [{ persona: 'nobody' }, 'persona'],
      [{ sub: 'a', roles: ['king'] }, 'roles'],
      [{ roles: ['csm'] }, 'sub'],
      [{ sub: 'a', roles: ['csm'], tenant: 'acme' }, 'tenant'],
      [{ persona: 'jane', ttl_seconds: -1 }, 'ttl_seconds'],
    ];
    for (const [body, field] of cases) {
      const response = await devToken(body);
      expect(response.status).toBe(422);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({ errors: [{ field }] });
    }
  });
});
