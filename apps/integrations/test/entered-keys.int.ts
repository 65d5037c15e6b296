import { waitUntil } from '@linesman/testing';
import { newTenant, useWorld, type World } from './start-world';
import { newKey, stripe } from './stripe-accounts';

let world: World;

useWorld((it) => (world = it));

it('checks a key before the integration is active, and shows it to nobody', async () => {
  const tenant = newTenant();
  const key = newKey(world, 'acct_1');
  const made = await stripe(world, tenant, key, { is_critical: true });
  expect(made.body).toMatchObject({
    status: 'active',
    is_critical: true,
    credential_version: 1,
    credentials: { fields_set: ['secret_key'] },
  });
  const id = String(made.body.integration_id);
  await waitUntil(() => world.eventsAbout(id).length === 3);
  expect(world.eventsAbout(id).map(({ type }) => type)).toEqual([
    'integration_created',
    'integration_credentials_changed',
    'integration_updated',
  ]);
  const everything = [
    made.text,
    (await world.ask(tenant, 'GET', '/integrations')).text,
    JSON.stringify(world.heard),
    JSON.stringify(await world.sql('select * from integration_credentials')),
    JSON.stringify(await world.sql('select * from audit_log')),
    JSON.stringify(await world.sql('select envelope::text from outbox')),
  ];
  for (const said of everything) expect(said).not.toContain(key);
});

it('keeps a new integration whose key is refused in `error`, with the reason', async () => {
  const made = await stripe(world, newTenant(), 'sk_test_wrong');
  expect(made).toMatchObject({ status: 201, body: { status: 'error', credential_version: 1 } });
  expect(made.body.status_reason).toContain('Invalid API Key');
});

it('replaces a key only with one that works and is of the same account', async () => {
  const tenant = newTenant();
  const { integration_id } = (await stripe(world, tenant, newKey(world, 'acct_1'))).body;
  const put = (secret_key: string) =>
    world.ask(tenant, 'PUT', `/integrations/${String(integration_id)}`, { credentials: { secret_key } });
  expect(await put('sk_test_wrong')).toMatchObject({ status: 422, body: { errors: [{ field: 'credentials' }] } });
  expect(await put(newKey(world, 'acct_2'))).toMatchObject({
    status: 409,
    body: { type: 'urn:linesman:problem:wrong-account' },
  });
  expect(await put(newKey(world, 'acct_1'))).toMatchObject({
    status: 200,
    body: { credential_version: 2, status: 'active' },
  });
});

it.each([
  [{ connection_code: 'nothing', name: 'x' }, 400, 'connection_code'],
  [{ connection_code: 'old_crm', name: 'x' }, 422, undefined],
  [{ connection_code: 'stripe' }, 400, 'name'],
  [{ connection_code: 'stripe', name: 'x', credentials: {} }, 400, 'credentials.secret_key'],
  [{ connection_code: 'stripe', name: 'x', config: { host: 'evil' } }, 400, 'config.host'],
  [{ connection_code: 'salesforce', name: 'x', credentials: { access_token: 'a' } }, 400, 'credentials'],
  [{ connection_code: 'stripe', name: 'x', customer_id: newTenant() }, 400, 'customer_id'],
  [{ connection_code: 'stripe', name: 'x', shoe: 1 }, 400, 'shoe'],
])('refuses %j', async (body, status, field) => {
  const refused = await world.ask(newTenant(), 'POST', '/integrations', body);
  expect(refused.status).toBe(status);
  if (field) expect(refused.body).toMatchObject({ errors: [{ field }] });
});

it('accepts Stripe’s keys as the requirement names them, if both are of one mode', async () => {
  const tenant = newTenant();
  const api_key = newKey(world, 'acct_1');
  const make = (credentials: object) =>
    world.ask(tenant, 'POST', '/integrations', { connection_code: 'stripe', name: 'Payments', credentials });
  expect(await make({ api_key, publishable_key: 'pk_test_1' })).toMatchObject({
    status: 201,
    body: {
      status: 'active',
      credentials: { fields_set: expect.arrayContaining(['publishable_key', 'secret_key']) as unknown },
    },
  });
  const refused = (field: string) => ({ status: 400, body: { errors: [{ field: `credentials.${field}` }] } });
  expect(await make({ api_key, publishable_key: 'pk_live_1' })).toMatchObject(refused('publishable_key'));
  expect(await make({ api_key: 'wrong' })).toMatchObject(refused('api_key'));
  expect(await make({ api_key, secret_key: api_key })).toMatchObject(refused('api_key'));
});
