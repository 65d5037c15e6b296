import { waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, useWorld, type World } from './start-world';
import { newKey, stripe } from './stripe-accounts';

let world: World;

useWorld((it) => (world = it));

const expire = `update integration_credentials set obtained_at = now() - interval '2 hours',
  expires_at = now() - interval '1 second' where integration_id = $1`;

it('announces when a refresh token ends, and again only when that moved by more than a day', async () => {
  const tenant_id = newTenant();
  const announced = (id: string) =>
    world.eventsAbout(id, 'integration_credentials_changed').map(({ data }) => data.expires_at as string);
  world.providers.refresh_token_seconds = 86_400;
  const integration_id = await connectedIntegration(world, tenant_id);
  const executor = world.rpcAs('gateway-executor');
  const refreshFor = async (seconds: number | undefined) => {
    world.providers.refresh_token_seconds = seconds;
    await world.sql(expire, [integration_id]);
    await world.lease(executor, { tenant_id, integration_id });
  };
  await refreshFor(86_400 + 3_600);
  await refreshFor(3 * 86_400);
  await refreshFor(undefined);
  await waitUntil(() => announced(integration_id).length === 3);
  const days = announced(integration_id).map((at) => at && Math.round((Date.parse(at) - Date.now()) / 86_400_000));
  expect(days).toEqual([1, 3, undefined]);
  world.providers.refresh_token_seconds = undefined;
  const { body } = await world.ask(tenant_id, 'GET', `/integrations/${integration_id}`);
  expect(body).toMatchObject({ credential_version: 4, credentials_end_at: null });
});

it('keeps when a key ends, says so to the other services, and forgets it with the next key', async () => {
  const tenant = newTenant();
  const credentials_end_at = '2031-12-07T00:00:00.000Z';
  const made = await stripe(world, tenant, newKey(world, 'acct_1'), { credentials_end_at });
  expect(made.body).toMatchObject({ credentials_end_at });
  const id = String(made.body.integration_id);
  const path = `/integrations/${id}`;
  expect(await world.ask(tenant, 'PUT', path, { credentials_end_at })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'credentials_end_at' }] },
  });
  const next = { credentials: { secret_key: newKey(world, 'acct_1') } };
  expect((await world.ask(tenant, 'PUT', path, next)).body).toMatchObject({ credentials_end_at: null });
  const changes = () => world.eventsAbout(id, 'integration_credentials_changed').map(({ data }) => data.expires_at);
  await waitUntil(() => changes().length === 2);
  expect(changes()).toEqual([credentials_end_at, undefined]);
  const updated = world.eventsAbout(id, 'integration_updated').map(({ data }) => data.credentials_end_at);
  expect(updated[0]).toBe(credentials_end_at);
});
