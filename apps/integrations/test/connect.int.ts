import { waitUntil } from '@linesman/testing';
import { Forgetting } from '@linesman/persistence';
import { followLink, form, pathOf, reconnectLink } from './connecting';
import { newTenant, oauthApp, publicOrigin, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));
afterEach(() => {
  world.providers.tokenAnswers = [];
});

const show = (url: string) => world.app.inject({ method: 'GET', url: pathOf(url) });
const press = (url: string, headers: Record<string, string> = form) =>
  world.app.inject({ method: 'POST', url: pathOf(url), headers, payload: '' });
const org = (tenant: string) => `org-${tenant.slice(0, 8)}`;

async function sessionFor(tenant: string, name = 'Salesforce CRM Sync', more: object = {}) {
  const made = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'salesforce', name, ...more });
  const id = String(made.body.integration_id);
  const { status, body } = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
  return { id, status, url: String(body.url), expires_at: String(body.expires_at) };
}

const view = async (tenant: string, id: string) => (await world.ask(tenant, 'GET', `/integrations/${id}`)).body;

it('connects: page, consent, sealed tokens, events, page with the outcome', async () => {
  const tenant = newTenant();
  const customer_id = newTenant();
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'Tech & <b>Corp</b>' });
  const { id, url, status } = await sessionFor(tenant, 'CRM <script>alert(1)</script>', { customer_id });
  expect(status).toBe(201);
  expect(url.startsWith(`${publicOrigin}/connect/`)).toBe(true);

  const page = await show(url);
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'self' 'sha256-/);
  expect(page.headers['referrer-policy']).toBe('no-referrer');
  expect(page.body).toContain('Continue to Salesforce');
  expect(page.body).toContain('Tech &amp; &lt;b&gt;Corp&lt;/b&gt;');
  expect(page.body).not.toContain('<script');
  expect(await view(tenant, id)).toMatchObject({ status: 'pending_configuration', credential_version: 0 });

  const { page: done } = await followLink(world, url, org(tenant));
  expect(done.body).toContain('Connected');
  expect(await view(tenant, id)).toMatchObject({
    status: 'active',
    credential_version: 1,
    provider_account_name: `${org(tenant)}@example`,
    credentials: { fields_set: ['access_token', 'refresh_token'], reconnect_needed: false },
  });
  await waitUntil(() => world.eventsAbout(id).length === 3);
  expect(world.eventsAbout(id).map(({ type, aggregateversion }) => [type, aggregateversion])).toEqual([
    ['integration_created', 1],
    ['integration_credentials_changed', 2],
    ['integration_updated', 3],
  ]);
  expect(world.eventsAbout(id)[1]!.data).toMatchObject({ reason: 'connected', credential_version: 1 });
});

it('binds the consent to a cookie, a state and PKCE', async () => {
  const tenant = newTenant();
  const { url } = await sessionFor(tenant);
  const pressed = await press(url);
  expect(pressed.statusCode).toBe(303);
  const cookie = String(pressed.headers['set-cookie']);
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/);
  const authorize = new URL(String(pressed.headers.location));
  expect(authorize.origin + authorize.pathname).toBe(`${world.providers.origin}/salesforce/services/oauth2/authorize`);
  expect(Object.fromEntries(authorize.searchParams)).toMatchObject({
    client_id: oauthApp.client_id,
    redirect_uri: `${publicOrigin}/oauth/callback`,
    response_type: 'code',
    code_challenge_method: 'S256',
  });
  const stored = await world.sql('select * from connect_sessions where tenant_id = $1', [tenant]);
  const token = pathOf(url).split('/').at(-1)!;
  const secrets = [token, authorize.searchParams.get('state')!, cookie.split(/[=.]/)[1]!];
  for (const secret of secrets) expect(JSON.stringify(stored)).not.toContain(secret);
});

it('does nothing for another browser, a second use of the state, or an unknown state', async () => {
  const tenant = newTenant();
  const { id, url } = await sessionFor(tenant);
  const pressed = await press(url);
  const { state, code } = world.providers.consent(String(pressed.headers.location), org(tenant));
  const callback = `/oauth/callback?${new URLSearchParams({ state, code }).toString()}`;
  const elsewhere = await world.app.inject({ method: 'GET', url: callback });
  expect(elsewhere.statusCode).toBe(400);
  expect(elsewhere.body).toContain('another browser');
  expect(await view(tenant, id)).toMatchObject({ credential_version: 0 });

  const cookie = String(pressed.headers['set-cookie']).split(';')[0]!;
  const done = await world.app.inject({ method: 'GET', url: callback, headers: { cookie } });
  expect(done).toMatchObject({ statusCode: 303, headers: { location: pathOf(url) } });
  const again = await world.app.inject({ method: 'GET', url: callback, headers: { cookie } });
  expect(again.statusCode).toBe(400);
  expect((await world.app.inject({ method: 'GET', url: '/oauth/callback?state=x&code=y' })).statusCode).toBe(400);
});

it('keeps the link usable after a cancelled consent and after a failure of the provider', async () => {
  const tenant = newTenant();
  const { id, url } = await sessionFor(tenant);
  const { page: cancelled } = await followLink(world, url, org(tenant), 'cancel');
  expect(cancelled.body).toContain('Nothing was changed');
  expect(cancelled.body).toContain(`href="${pathOf(url)}"`);
  world.providers.tokenAnswers = [{ status: 500, body: {} }];
  const { page: failed } = await followLink(world, url, org(tenant));
  expect(failed.statusCode).toBe(502);
  const { page: done } = await followLink(world, url, org(tenant));
  expect(done.body).toContain('Connected');
  expect(await view(tenant, id)).toMatchObject({ status: 'active', credential_version: 1 });
});

it('says that a link was used, has expired, was revoked, or is not known', async () => {
  const tenant = newTenant();
  const used = await sessionFor(tenant);
  await followLink(world, used.url, org(tenant));
  expect(await show(used.url)).toMatchObject({
    statusCode: 200,
    body: expect.stringContaining('can reach Salesforce as') as string,
  });
  expect((await press(used.url)).statusCode).toBe(410);

  const old = await sessionFor(tenant);
  await world.sql(`update connect_sessions set expires_at = now() - interval '1 second' where integration_id = $1`, [
    old.id,
  ]);
  expect(await show(old.url)).toMatchObject({
    statusCode: 410,
    body: expect.stringContaining('has expired') as string,
  });

  const gone = await sessionFor(tenant);
  await world.ask(tenant, 'DELETE', `/integrations/${gone.id}`);
  expect(await show(gone.url)).toMatchObject({
    statusCode: 410,
    body: expect.stringContaining('no longer needed') as string,
  });
  expect(await show(`${publicOrigin}/connect/nothing`)).toMatchObject({ statusCode: 404 });
});

it('deletes sessions a month after their links expired, and keeps their entries in the audit log', async () => {
  const tenant = newTenant();
  const [old, young] = [await sessionFor(tenant), await sessionFor(tenant)];
  const age = (id: string, days: number) =>
    world.sql(`update connect_sessions set expires_at = now() - $2 * interval '1 day' where integration_id = $1`, [
      id,
      days,
    ]);
  await age(old.id, 31);
  await age(young.id, 29);
  await world.app.get(Forgetting).run();
  expect((await show(old.url)).body).toContain('not known');
  expect((await show(young.url)).body).toContain('has expired');
  const { body } = await world.ask(tenant, 'GET', '/audit-log?subject_type=connect_session');
  expect(body.items).toHaveLength(2);
});

it('refuses a form that another website sends', async () => {
  const { url } = await sessionFor(newTenant());
  expect((await press(url, { ...form, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await press(url, { ...form, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303);
});

it('shows the outcome at an address that can be loaded again, and leads a person with an account back', async () => {
  const tenant = newTenant();
  const { id, url } = await sessionFor(tenant);
  expect((await show(url)).body).toContain(`href="/integrations/${id}">Back to Linesman`);
  const { page } = await followLink(world, url, org(tenant));
  expect(page.body).toContain(`Salesforce CRM Sync can reach Salesforce as ${org(tenant)}@example.`);
  expect(page.body).toContain(`href="/integrations/${id}">Back to Linesman`);
  expect((await show(url)).body).toBe(page.body);

  const reconnect = await reconnectLink(world, tenant, id);
  expect((await show(reconnect)).body).not.toContain('Back to');
  const { page: again } = await followLink(world, reconnect, org(tenant));
  expect(again.body).toContain('can reach Salesforce again as');
  expect(again.body).toContain('You can close this page.');
});

it('says of a used link that its integration has broken again', async () => {
  const tenant = newTenant();
  const { id, url } = await sessionFor(tenant);
  await followLink(world, url, org(tenant));
  const reason = 'Access to Salesforce was revoked';
  await world.sql(`update integrations set status = 'error', status_reason = $2 where integration_id = $1`, [
    id,
    reason,
  ]);
  const { body } = await show(url);
  expect(body).toContain('It does not work any more');
  expect(body).toContain(`has broken since: ${reason}.`);
  expect(body).not.toContain('&#10003;');
});
