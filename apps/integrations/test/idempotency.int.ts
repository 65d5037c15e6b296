import { waitUntil } from '@linesman/testing';
import { Forgetting } from '@linesman/persistence';
import { newTenant, World } from './start-world';

let world: World;

beforeAll(async () => {
  world = await World.start({ processes: 2 });
});
afterAll(() => world?.stop());

async function create(
  tenant: string,
  key: string,
  body: object,
  { process = 0, subject = 'somebody', url = '/integrations' } = {},
) {
  const token = await world.issuer.token({ tenant, roles: ['tenant_admin'], subject });
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key };
  const response = await world.apps[process]!.inject({ method: 'POST', url, headers, payload: body });
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    body: response.json<Record<string, unknown>>(),
  };
}
const files = { connection_code: 'dropbox', name: 'Files' };
const count = async (tenant: string) => {
  const { body } = await world.ask(tenant, 'GET', '/integrations');
  return (body.items as unknown[]).length;
};

it('answers the same request with the first answer, even after the integration has changed', async () => {
  const tenant = newTenant();
  const first = await create(tenant, 'a-1', files);
  expect(first.status).toBe(201);
  await world.ask(tenant, 'PUT', `/integrations/${String(first.body.integration_id)}`, { name: 'Other' });
  const second = await create(tenant, 'a-1', files, { process: 1 });
  expect(second).toMatchObject({ status: 201, body: first.body });
  expect(second.headers).toMatchObject({ 'idempotent-replayed': 'true', etag: first.headers.etag });
  expect(await count(tenant)).toBe(1);
});

it('refuses the key for another request, and separates the keys of different callers', async () => {
  const tenant = newTenant();
  await create(tenant, 'b-1', files);
  expect(await create(tenant, 'b-1', { ...files, name: 'Else' })).toMatchObject({
    status: 422,
    body: { type: 'urn:linesman:problem:idempotency-key-reused' },
  });
  expect((await create(tenant, 'b-1', files, { subject: 'another' })).status).toBe(201);
  expect((await create(newTenant(), 'b-1', files)).status).toBe(201);
  expect(await count(tenant)).toBe(2);
  expect((await create(tenant, 'with space', files)).status).toBe(400);
});

it('creates one integration for ten equal requests at once', async () => {
  const tenant = newTenant();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => create(tenant, 'c-1', files, { process: n % 2 })),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
  expect(statuses).toContain(201);
  expect(await count(tenant)).toBe(1);
});

it('accepts a key again after a refused request', async () => {
  const tenant = newTenant();
  expect((await create(tenant, 'd-1', { ...files, shoe: 1 })).status).toBe(400);
  expect((await create(tenant, 'd-1', { ...files, connection_code: 'old_crm' })).status).toBe(422);
  expect((await create(tenant, 'd-1', files)).status).toBe(201);
});

it('continues what a crashed process had begun, and creates no second integration', async () => {
  const tenant = newTenant();
  const secret_key = 'sk_test_idempotency_canary';
  world.providers.keys.set(secret_key, 'acct_1');
  const body = { connection_code: 'stripe', name: 'P', credentials: { secret_key } };
  const first = await create(tenant, 'e-1', body);
  const stored = await world.sql('select * from idempotency_keys where tenant_id = $1', [tenant]);
  expect(JSON.stringify(stored)).not.toContain('canary');
  const cutOff = (until: string) =>
    world.sql(`update idempotency_keys set status = null, body = null, claimed_until = ${until} where tenant_id = $1`, [
      tenant,
    ]);
  await cutOff(`now() + interval '1 minute'`);
  expect(await create(tenant, 'e-1', body)).toMatchObject({
    status: 409,
    body: { type: 'urn:linesman:problem:in-progress' },
  });
  // As if its process had crashed during the call to the provider.
  await cutOff(`now() - interval '1 second'`);
  await world.sql('delete from integration_credentials where tenant_id = $1', [tenant]);
  await world.sql(
    `update integrations set credential_version = 0, status = 'pending_configuration' where tenant_id = $1`,
    [tenant],
  );
  const again = await create(tenant, 'e-1', body);
  expect(again).toMatchObject({ status: 201, body: { integration_id: first.body.integration_id, status: 'active' } });
  expect(await count(tenant)).toBe(1);
  const made = () => world.eventsAbout(String(first.body.integration_id), 'integration_created');
  await waitUntil(() => made().length > 0);
  expect(made()).toHaveLength(1);
});

it('creates a grant once too', async () => {
  const tenant = newTenant();
  const grant = { action: 'execute', grantee_type: 'role', grantee: 'csm' };
  const [first, second] = [
    await create(tenant, 'g-1', grant, { url: '/grants' }),
    await create(tenant, 'g-1', grant, { url: '/grants' }),
  ];
  expect(second).toMatchObject({ status: 201, body: first.body });
  await world.sql(`update idempotency_keys set status = null, claimed_until = '-infinity' where tenant_id = $1`, [
    tenant,
  ]);
  expect(await create(tenant, 'g-1', grant, { url: '/grants' })).toMatchObject({ status: 201, body: first.body });
});

it('keeps answers for a day and then deletes them', async () => {
  const [tenant, other] = [newTenant(), newTenant()];
  await create(tenant, 'f-1', files);
  await create(other, 'f-1', files);
  await world.sql(`update idempotency_keys set created_at = created_at - interval '25 hours' where tenant_id = $1`, [
    tenant,
  ]);
  expect((await create(tenant, 'f-1', { ...files, name: 'New' })).status).toBe(201);
  await world.sql(`update idempotency_keys set created_at = created_at - interval '25 hours' where tenant_id = $1`, [
    tenant,
  ]);
  await world.app.get(Forgetting).run();
  const left = await world.sql('select tenant_id from idempotency_keys where tenant_id = any($1)', [[tenant, other]]);
  expect(left).toEqual([{ tenant_id: other }]);
});
