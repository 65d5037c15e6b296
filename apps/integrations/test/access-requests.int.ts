import { accessRequested } from '@linesman/contracts';
import { Clock } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import { newTenant, publicOrigin, World } from './start-world';

let world: World;
let now = new Date('2026-03-01T08:00:00Z');
beforeAll(async () => {
  world = await World.start();
  jest.spyOn(world.app.get(Clock), 'now').mockImplementation(() => now);
});
afterAll(() => world?.stop());

async function as(tenant: string, who: { subject: string; roles: string[] }, body?: object) {
  const { subject } = who;
  const token = await world.issuer.token({ tenant, name: subject, email: `${subject}@acme.example`, ...who });
  const headers = { authorization: `Bearer ${token}` };
  const response = body
    ? await world.app.inject({ method: 'POST', url: '/access-requests', headers, payload: body })
    : await world.app.inject({ method: 'GET', url: '/my-rights', headers });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}
const mia = { subject: 'mia', roles: ['member'] };
const admin = (subject: string) => ({ subject, roles: ['tenant_admin'] });
const asked = (tenant: string) => world.eventsOf(accessRequested, tenant).map(({ data }) => data);

async function tenantWith(...admins: string[]): Promise<string> {
  const tenant = newTenant();
  await world.ask(tenant, 'PUT', '/tenant/settings', { product_name: 'Acme', mail_from: 'care@acme.example' });
  for (const subject of admins) await as(tenant, admin(subject));
  return tenant;
}
async function integrationOf(tenant: string): Promise<string> {
  const { body } = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'Files' });
  return String(body.integration_id);
}

it('asks every admin once, and tells who asks again within a day when that was', async () => {
  const tenant = await tenantWith('anna', 'adam');
  const integration_id = await integrationOf(tenant);
  const wish = { action: 'reconnect', provider: 'dropbox', integration_id };
  const begun = now;
  const first = await as(tenant, mia, wish);
  expect(first).toMatchObject({ status: 201, body: { admins: 2, repeated: false } });
  now = new Date(begun.getTime() + 86_399_000);
  const again = await as(tenant, mia, wish);
  expect(again.body).toEqual({ ...first.body, repeated: true, requested_at: begun.toISOString() });
  await waitUntil(() => asked(tenant).length > 0);
  expect(asked(tenant)).toEqual([
    {
      request_id: first.body.request_id,
      ...wish,
      provider_name: 'Dropbox',
      requested_by: { subject: 'mia', name: 'mia', email: 'mia@acme.example' },
      url: `${publicOrigin}/integrations/${integration_id}`,
      admins: [
        { name: 'adam', email: 'adam@acme.example' },
        { name: 'anna', email: 'anna@acme.example' },
      ],
    },
  ]);
  now = new Date(begun.getTime() + 86_400_000);
  expect((await as(tenant, mia, wish)).body).toMatchObject({ repeated: false });
  await waitUntil(() => asked(tenant).length === 2);
});

it('asks once when the same is asked at the same moment, and again for another person or purpose', async () => {
  const tenant = await tenantWith('anna');
  const integration_id = await integrationOf(tenant);
  const wish = { action: 'reconnect', provider: 'dropbox', integration_id };
  const answers = await Promise.all(Array.from({ length: 5 }, () => as(tenant, mia, wish)));
  expect(answers.filter(({ body }) => body.repeated === false)).toHaveLength(1);
  await as(tenant, { ...mia, subject: 'max' }, wish);
  await as(tenant, mia, { ...wish, action: 'grant_permission' });
  await as(tenant, mia, { action: 'connect', provider: 'salesforce' });
  await waitUntil(() => asked(tenant).length === 4);
  expect(asked(tenant).map(({ url }) => url)).toEqual(
    expect.arrayContaining([
      `${publicOrigin}/settings/grants?grantee_type=user&grantee=mia&integration_id=${integration_id}`,
      `${publicOrigin}/integrations/new/salesforce`,
    ]),
  );
});

it('asks for the right to execute one capability, besides the right to configure', async () => {
  const tenant = await tenantWith('anna');
  const integration_id = await integrationOf(tenant);
  const wish = { action: 'grant_permission', provider: 'dropbox', integration_id };
  const run = { ...wish, capability_code: 'LIST_FOLDER' };
  expect((await as(tenant, mia, wish)).body).toMatchObject({ repeated: false, capability_code: null });
  expect((await as(tenant, mia, run)).body).toMatchObject({ repeated: false, capability_code: 'LIST_FOLDER' });
  expect((await as(tenant, mia, run)).body).toMatchObject({ repeated: true });
  await waitUntil(() => asked(tenant).length === 2);
  const executing = asked(tenant).find(({ capability_code }) => capability_code);
  expect(executing).toMatchObject({
    ...run,
    url: `${publicOrigin}/settings/grants?grantee_type=user&grantee=mia&integration_id=${integration_id}&action=execute&capability_code=LIST_FOLDER`,
  });
  const { integration_id: _none, ...nowhere } = run;
  expect(await as(tenant, mia, nowhere)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'integration_id' }] },
  });
  expect(await as(tenant, mia, { ...run, action: 'reconnect' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'capability_code' }] },
  });
  const grant = { action: 'execute', grantee_type: 'user', grantee: 'mia', capability_code: 'LIST_FOLDER' };
  expect((await world.ask(tenant, 'POST', '/grants', { ...grant, integration_id })).status).toBe(201);
  const needless = { status: 409, body: { type: 'urn:linesman:problem:allowed-already' } };
  expect(await as(tenant, mia, run)).toMatchObject(needless);
  expect((await as(tenant, mia, { ...run, capability_code: 'UPLOAD_FILE' })).status).toBe(201);
});

it('says so where there is nobody to ask, and keeps no request', async () => {
  const tenant = await tenantWith();
  const wish = { action: 'connect', provider: 'salesforce' };
  const refused = (type: string) => ({ status: 409, body: { type: `urn:linesman:problem:${type}` } });
  expect(await as(tenant, mia, wish)).toMatchObject(refused('no-admin'));
  const left = now;
  await as(tenant, admin('anna'));
  now = new Date(left.getTime() + 91 * 86_400_000);
  expect(await as(tenant, mia, wish)).toMatchObject(refused('no-admin'));
  await as(tenant, admin('anna'));
  expect((await as(tenant, mia, wish)).status).toBe(201);

  const silent = newTenant();
  await as(silent, admin('anna'));
  expect(await as(silent, mia, wish)).toMatchObject(refused('no-sender'));
});

it('asks nobody for what the caller may do, and for nothing that does not exist', async () => {
  const tenant = await tenantWith('anna');
  const integration_id = await integrationOf(tenant);
  const owned = { connection_code: 'dropbox', name: 'Mine', user_id: 'mia' };
  const own = String((await world.ask(tenant, 'POST', '/integrations', owned)).body.integration_id);
  const refusals: [object, number][] = [
    [{ action: 'connect', provider: 'dropbox' }, 409],
    [{ action: 'reconnect', provider: 'dropbox', integration_id: own }, 409],
    [{ action: 'reconnect', provider: 'dropbox' }, 400],
    [{ action: 'reconnect', provider: 'salesforce', integration_id }, 400],
    [{ action: 'reconnect', provider: 'dropbox', integration_id: newTenant() }, 404],
    [{ action: 'connect', provider: 'nothing' }, 422],
    [{ action: 'connect', provider: 'basecamp' }, 409],
    [{ action: 'delete', provider: 'dropbox' }, 400],
  ];
  for (const [body, status] of refusals) expect([body, (await as(tenant, mia, body)).status]).toEqual([body, status]);
  expect((await as(tenant, admin('anna'), { action: 'connect', provider: 'salesforce' })).status).toBe(403);
  // The owner may reconnect it, and still has to ask for the right to do more.
  const more = { action: 'grant_permission', provider: 'dropbox', integration_id: own };
  expect((await as(tenant, mia, more)).status).toBe(201);
});
