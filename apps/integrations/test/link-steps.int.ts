import { mintReconnectLink, reconnectLinkStepTaken } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { MOST_STEPS } from '../src/connect/record-step';
import { connectedIntegration, followLink, form, pathOf } from './connecting';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

const recipient = 'bob.smith@techcorp.example';
const navigates = { 'sec-fetch-mode': 'navigate', 'user-agent': 'Mozilla/5.0 Firefox/145.0' };
const open = (url: string, headers: Record<string, string> = navigates, method: 'GET' | 'HEAD' = 'GET') =>
  world.app.inject({ method, url: pathOf(url), headers });

interface Link {
  tenant: string;
  id: string;
  signal_id: string;
  link_id: string;
  url: string;
}

async function linkFor(tenant: string, id: string): Promise<Link> {
  const signal_id = newTenant();
  const wanted = { tenant_id: tenant, integration_id: id, signal_id, recipient };
  const { url, link_id } = await world.rpcAs('notifier').call(mintReconnectLink, wanted);
  return { tenant, id, signal_id, url: url!, link_id: link_id! };
}

async function reconnectLink(): Promise<Link> {
  const tenant = newTenant();
  return linkFor(tenant, await connectedIntegration(world, tenant));
}

const told = (tenant: string) =>
  world.eventsOf(reconnectLinkStepTaken, tenant).sort((a, b) => a.aggregateversion! - b.aggregateversion!);
const stepsOf = (tenant: string) => told(tenant).map(({ data }) => data.step);

it('tells each step with a link, in order: opened, cancelled, another account, verified', async () => {
  const { tenant, id, signal_id, link_id, url } = await reconnectLink();
  await open(url);
  await open(url);
  await followLink(world, url, `org-${tenant.slice(0, 8)}`, 'cancel');
  await followLink(world, url, 'org-of-somebody-else');
  await followLink(world, url, `org-${tenant.slice(0, 8)}`);
  await waitUntil(() => stepsOf(tenant).includes('verified'));
  expect(stepsOf(tenant)).toEqual([
    'opened',
    'consent_started',
    'cancelled',
    'consent_started',
    'wrong_account',
    'consent_started',
    'verified',
  ]);
  const steps = told(tenant);
  expect(steps.map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  for (const { subject, data } of steps)
    expect({ subject, ...data }).toMatchObject({ subject: link_id, link_id, integration_id: id, signal_id, recipient });
  const { accounts } = steps[4]!.data;
  expect(accounts).toEqual({ offered: expect.stringContaining('…') as string, expected: expect.any(String) as string });
});

it('says that a person opened it only where a browser says so, or where somebody pressed the button', async () => {
  const { tenant, url } = await reconnectLink();
  await open(url, {});
  await open(url, navigates, 'HEAD');
  await open(url, { ...navigates, 'sec-purpose': 'prefetch' });
  expect((await open(url, { ...navigates, 'user-agent': 'Mimecast' })).statusCode).toBe(200);
  await world.app.inject({ method: 'POST', url: pathOf(url), headers: form, payload: '' });
  await waitUntil(() => stepsOf(tenant).length === 2);
  expect(stepsOf(tenant)).toEqual(['opened', 'consent_started']);
});

it('tells no more than forty steps of a link, and its end', async () => {
  const { tenant, url } = await reconnectLink();
  for (let pressed = 0; pressed < MOST_STEPS + 3; pressed++)
    await world.app.inject({ method: 'POST', url: pathOf(url), headers: form, payload: '' });
  await followLink(world, url, `org-${tenant.slice(0, 8)}`);
  await waitUntil(() => stepsOf(tenant).includes('verified'));
  expect(stepsOf(tenant)).toHaveLength(MOST_STEPS + 1);
});

it('tells nothing of a link that belongs to no risk signal', async () => {
  const tenant = newTenant();
  const { body } = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'salesforce', name: 'CRM' });
  const session = await world.ask(tenant, 'POST', `/integrations/${String(body.integration_id)}/connect-sessions`);
  await open(String(session.body.url));
  await followLink(world, String(session.body.url), `org-${tenant.slice(0, 8)}`);
  // Events of a tenant are published in their order: this one comes after those that would be told.
  const { tenant: other, url } = await reconnectLink();
  await open(url);
  await waitUntil(() => stepsOf(other).length === 1);
  expect(stepsOf(tenant)).toEqual([]);
});

it('forgets for whom a link was made when its customer is erased', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  const id = await connectedIntegration(world, tenant);
  await world.sql('update integrations set customer_id = $2 where integration_id = $1', [id, customer_id]);
  await linkFor(tenant, id);
  const stored = async () =>
    JSON.stringify(await world.sql('select * from connect_sessions where tenant_id = $1', [tenant]));
  expect(await stored()).toContain(recipient);
  expect((await world.ask(tenant, 'DELETE', `/customers/${customer_id}`)).status).toBeLessThan(300);
  expect(await stored()).not.toContain(recipient);
});
