import { createHmac } from 'node:crypto';
import { askToken, authorize, Browser, connect } from './browser';
import { bearer, dropbox, refreshForm, salesforce } from './flows';
import { app, TestSandbox } from './test-sandbox';

describe('OAuth 2.0 at the providers', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());

  const limits = (token = ''): Promise<Response> =>
    fetch(`${world.origin}/salesforce/services/data/v62.0/limits`, bearer(token));

  it('answers a code with PKCE as Salesforce does, without a lifetime', async () => {
    const { status, body } = await connect(salesforce(world), 'techcorp');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      token_type: 'Bearer',
      scope: 'api refresh_token',
      instance_url: `${world.origin}/salesforce`,
      access_token: expect.any(String) as string,
      refresh_token: expect.any(String) as string,
    });
    expect(body).not.toHaveProperty('expires_in');
    const signed = `${body['id']}${body['issued_at']}`;
    expect(body['signature']).toBe(createHmac('sha256', app.client_secret).update(signed).digest('base64'));
    expect((await limits(body['access_token'])).status).toBe(200);
  });

  it('answers as Dropbox does, with a refresh token only for offline access', async () => {
    const { body } = await connect(dropbox(world), 'fjord');
    expect(body).toMatchObject({
      token_type: 'bearer',
      expires_in: 14_400,
      account_id: expect.stringMatching(/^dbid:/) as string,
    });
    expect(body['scope']).toBe('account_info.read files.metadata.read');
    expect(body['refresh_token']).toEqual(expect.any(String));
    const online = await connect(dropbox(world, { token_access_type: 'online' }), 'fjord');
    expect(online.body).not.toHaveProperty('refresh_token');
  });

  it('returns the state, and lets one browser choose another account the next time', async () => {
    const browser = new Browser();
    const first = await connect(salesforce(world), 'techcorp', browser);
    const second = await connect(salesforce(world), 'sakura', browser);
    expect(first.body['id']).not.toBe(second.body['id']);
    const { callback, state } = await authorize(salesforce(world), { account: 'techcorp', decision: 'allow' }, browser);
    expect(callback.searchParams.get('state')).toBe(state);
  });

  it('uses the account of the authorization request when the form names none', async () => {
    const { body } = await connect(salesforce(world, { login_hint: 'sakura' }), '');
    const who = await fetch(`${world.origin}/salesforce/services/oauth2/userinfo`, bearer(body['access_token']));
    expect(await who.json()).toMatchObject({ email: 'ken.mori@sakura.example' });
  });

  it('answers access_denied when the person cancels', async () => {
    const { callback } = await authorize(salesforce(world), { decision: 'cancel' });
    expect(callback.searchParams.get('error')).toBe('access_denied');
    expect(callback.searchParams.has('code')).toBe(false);
  });

  it('refuses an authorization request without PKCE', async () => {
    const url = new URL(`${world.origin}/salesforce/services/oauth2/authorize`);
    const redirect_uri = `${world.console.origin}/oauth/callback`;
    url.search = new URLSearchParams({ client_id: app.client_id, response_type: 'code', redirect_uri }).toString();
    const { url: end } = await new Browser().visit(url.href, world.origin);
    expect(new URL(end).searchParams.get('error')).toBe('invalid_request');
  });

  it('rotates refresh tokens, and revokes the grant when one is redeemed twice', async () => {
    const { token } = salesforce(world);
    const { body: first } = await connect(salesforce(world), 'techcorp');
    const { body: second } = await askToken(token, refreshForm(first['refresh_token']));
    expect(second['refresh_token']).not.toBe(first['refresh_token']);
    expect((await limits(second['access_token'])).status).toBe(200);
    const again = await askToken(token, refreshForm(first['refresh_token']));
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await limits(second['access_token'])).status).toBe(401);
    const after = await askToken(token, refreshForm(second['refresh_token']));
    expect(after).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('answers invalid_client for a wrong secret and does not use up the refresh token', async () => {
    const { token } = dropbox(world);
    const { body } = await connect(dropbox(world), 'kestrel');
    const wrong = await askToken(token, { ...refreshForm(body['refresh_token']), client_secret: 'wrong' });
    expect(wrong).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    expect((await askToken(token, refreshForm(body['refresh_token']))).status).toBe(200);
  });

  it('refuses calls and token refreshes of a revoked grant, and of no other', async () => {
    const { body } = await connect(salesforce(world), 'brightwater');
    const { body: other } = await connect(salesforce(world), 'sakura');
    await world.control('POST', 'grants/revoke', { provider: 'salesforce', account: 'brightwater' });
    const refused = await limits(body['access_token']);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toEqual([expect.objectContaining({ errorCode: 'INVALID_SESSION_ID' })]);
    const refresh = await askToken(salesforce(world).token, refreshForm(body['refresh_token']));
    expect(refresh).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await limits(other['access_token'])).status).toBe(200);
  });

  it('revokes through each provider’s own endpoint', async () => {
    const { body: sf } = await connect(salesforce(world), 'spare');
    const form = new URLSearchParams({ token: sf['refresh_token'] ?? '' });
    const gone = await fetch(`${world.origin}/salesforce/services/oauth2/revoke`, { method: 'POST', body: form });
    expect(gone.status).toBe(200);
    expect((await limits(sf['access_token'])).status).toBe(401);
    const { body: db } = await connect(dropbox(world), 'spare');
    const revoke = { method: 'POST', ...bearer(db['access_token']) };
    expect((await fetch(`${world.origin}/dropbox/2/auth/token/revoke`, revoke)).status).toBe(200);
    const after = await askToken(dropbox(world).token, refreshForm(db['refresh_token']));
    expect(after.body['error']).toBe('invalid_grant');
  });

  it('refuses an expired access token and an unknown one differently, and refreshes the expired one', async () => {
    const { body } = await connect(dropbox(world), 'oldmill');
    const me = async (token = ''): Promise<{ status: number; error_summary?: string }> => {
      const options = { method: 'POST', ...bearer(token) };
      const response = await fetch(`${world.origin}/dropbox/2/users/get_current_account`, options);
      return { status: response.status, ...((await response.json()) as object) };
    };
    await world.control('POST', 'tokens/expire', { provider: 'dropbox', account: 'oldmill' });
    expect(await me(body['access_token'])).toMatchObject({
      status: 401,
      error_summary: expect.stringMatching(/^expired_access_token/) as string,
    });
    expect(await me('nonsense')).toMatchObject({
      status: 401,
      error_summary: expect.stringMatching(/^invalid_access_token/) as string,
    });
    const { body: fresh } = await askToken(dropbox(world).token, refreshForm(body['refresh_token']));
    expect(await me(fresh['access_token'])).toMatchObject({ status: 200 });
  });

  it('refuses a deactivated account everywhere', async () => {
    const { body } = await connect(salesforce(world), 'techcorp');
    const { id } = await world.turnOn('salesforce', 'deactivate_account', { account: 'techcorp' });
    expect((await limits(body['access_token'])).status).toBe(401);
    const refresh = await askToken(salesforce(world).token, refreshForm(body['refresh_token']));
    expect(refresh.body['error']).toBe('invalid_grant');
    await world.control('DELETE', `switches/${id}`);
    expect((await limits(body['access_token'])).status).toBe(200);
  });

  it('makes a grant without a browser that works like any other', async () => {
    const made = await world.control<Record<string, string>>('POST', 'grants', {
      provider: 'salesforce',
      account: 'sakura',
    });
    expect((await limits(made['access_token'])).status).toBe(200);
    expect((await askToken(salesforce(world).token, refreshForm(made['refresh_token']))).status).toBe(200);
    const { grants } = await world.control<{ grants: unknown[] }>('GET', 'grants?provider=salesforce&account=sakura');
    expect(grants).toContainEqual(
      expect.objectContaining({ client_id: app.client_id, scope: 'api refresh_token', refresh_tokens: 1 }),
    );
  });
});
