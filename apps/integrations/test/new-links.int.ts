import { mintReconnectLink, reconnectLinkRequested, riskSignalResolved } from '@linesman/contracts';
import { Clock } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration, followLink, form, led, pathOf } from './connecting';
import { resolved } from './resolved';
import { newTenant, publicOrigin, World } from './start-world';

let world: World;
let late_ms = 0;

beforeAll(async () => {
  world = await World.start();
  jest.spyOn(world.app.get(Clock), 'now').mockImplementation(() => new Date(Date.now() + late_ms));
});
afterEach(() => {
  late_ms = 0;
});
afterAll(() => world?.stop());

const BUTTON = 'Send a new link to the address on file';
const show = async (url: string) => (await world.app.inject({ method: 'GET', url: pathOf(url) })).body;
const send = (url: string, headers: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url: `${pathOf(url)}/new-link`,
    headers: { ...form, ...headers },
    payload: '',
  });
const ask = async (url: string) => led(world, await send(url));

const asked = (tenant: string) => world.eventsOf(reconnectLinkRequested, tenant).map(({ data }) => data);

const setStatus = (id: string, status: string, cause: string | null) =>
  world.sql('update integrations set status = $2, status_cause = $3 where integration_id = $1', [id, status, cause]);

/** A reconnect link to an integration that is broken, for the contact of its customer. */
async function brokenIntegration(): Promise<{ tenant: string; id: string; url: string; signal_id: string }> {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, {
    name: 'TechCorp',
    technical_contact: { name: 'Bob Smith', email: 'bob.smith@techcorp.example' },
  });
  const id = await connectedIntegration(world, tenant);
  await world.sql('update integrations set customer_id = $2 where integration_id = $1', [id, customer_id]);
  await setStatus(id, 'error', 'refresh_refused');
  const recipient = 'bob.smith@techcorp.example';
  const signal_id = newTenant();
  const wanted = { tenant_id: tenant, integration_id: id, signal_id, recipient };
  const { url } = await world.rpcAs('notifier').call(mintReconnectLink, wanted);
  return { tenant, id, url: url!, signal_id };
}

const expire = (url: string, id: string) =>
  world
    .sql(`update connect_sessions set expires_at = now() - interval '1 hour' where integration_id = $1`, [id])
    .then(() => show(url));

it('offers a new link on the page of an expired one, and has it sent once in ten minutes and three times at most', async () => {
  const { tenant, id, url } = await brokenIntegration();
  const page = await expire(url, id);
  expect(page).toContain('This link has expired');
  expect(page).toContain('We can email a new link to the address on file, b…@techcorp.example.');
  expect(page).toContain(`<form method="post" action="${pathOf(url)}/new-link"><button type="submit">${BUTTON}`);
  expect(page).not.toContain('bob.smith');

  const answers = await Promise.all([1, 2, 3].map(() => ask(url)));
  for (const { body } of answers) {
    expect(body).toContain('It is emailed to b…@techcorp.example while the problem lasts.');
    expect(body).not.toContain(BUTTON);
  }
  await waitUntil(() => asked(tenant).length > 0);
  const request_id = expect.any(String) as string;
  const signal_id = request_id;
  const request = { request_id, integration_id: id, recipient: 'bob.smith@techcorp.example', signal_id };
  expect(asked(tenant)).toEqual([request]);

  for (const minutes of [11, 22]) {
    late_ms = minutes * 60_000;
    expect(await show(url)).toContain(BUTTON);
    await ask(url);
  }
  late_ms = 33 * 60_000;
  expect((await ask(url)).body).toContain('A new link was requested here 3 times, and no more can be.');
  await waitUntil(() => asked(tenant).length >= 3);
  expect(asked(tenant)).toHaveLength(3);
  const { body } = await world.ask(tenant, 'GET', '/audit-log?subject_type=connect_session');
  const actions = (body.items as { action: string }[]).map(({ action }) => action);
  expect(actions.filter((action) => action === 'connect_session.new_link_requested')).toHaveLength(3);
});

it('offers a new link where the credentials still work, while the risk signal of the link is open', async () => {
  const { tenant, id, url, signal_id } = await brokenIntegration();
  await setStatus(id, 'active', null);
  expect(await expire(url, id)).toContain(BUTTON);
  await ask(url);
  await waitUntil(() => asked(tenant).length > 0);
  await world.publish(riskSignalResolved, tenant, signal_id, resolved(id, signal_id));
  await waitUntil(async () => (await show(url)).includes('This link is no longer needed'));
  expect(await show(url)).not.toContain('new link');
});

it('offers a new link on the page of a used one only while the integration is broken again', async () => {
  const { tenant, id, url } = await brokenIntegration();
  await followLink(world, url, `org-${tenant.slice(0, 8)}`);
  await waitUntil(async () => (await show(url)).includes('can reach Salesforce again'));
  expect(await show(url)).not.toContain('new-link');
  expect((await ask(url)).body).toContain('can reach Salesforce again');

  await setStatus(id, 'error', 'app_credentials_missing');
  expect(await show(url)).toContain('It does not work any more');
  expect((await ask(url)).body).not.toContain('new-link');

  await setStatus(id, 'error', 'grant_revoked');
  expect(await show(url)).toContain(BUTTON);
  await ask(url);
  await waitUntil(() => asked(tenant).length > 0);
  expect(asked(tenant)).toHaveLength(1);
});

it('asks for nothing with an unknown code, with a link that still works, and for another website', async () => {
  const { tenant, id, url } = await brokenIntegration();
  expect(await send(`${publicOrigin}/connect/nothing`)).toMatchObject({ statusCode: 404 });
  expect((await ask(url)).body).toContain('Continue to Salesforce');
  await expire(url, id);
  expect(await send(url, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ statusCode: 403 });
  expect(await show(url)).toContain(BUTTON);
  await ask(url);
  await waitUntil(() => asked(tenant).length > 0);
  expect(asked(tenant)).toHaveLength(1);
});
