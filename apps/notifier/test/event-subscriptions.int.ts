import {
  createClient,
  type EventHandlers,
  type LinesmanClient,
  type LinesmanEvent,
  type Notice,
} from '@linesman/client';
import { events } from '@linesman/contracts';
import { Front, waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { feedOf } from './reading-events';
import { RunningNotifier } from './running-notifier';

/** Subscriptions by name, through the client. */
const notifier = new RunningNotifier();
const { deleteIntegrations, readAll, tokenOf } = feedOf(notifier);
let address = '';
const front = new Front(() => address);
const opened: LinesmanClient[] = [];
beforeAll(async () => {
  await notifier.start();
  address = await notifier.app.getUrl();
  await front.start();
});
afterAll(async () => {
  await Promise.all(opened.map((client) => client.close()));
  await front.stop();
  await notifier.stop();
});

async function clientOf(tenant: TestTenant, notice: (notice: Notice) => void = () => {}): Promise<LinesmanClient> {
  const client = await createClient({ url: front.url, token: () => tokenOf(tenant), tenant_id: tenant.id, notice });
  opened.push(client);
  return client;
}

/** Collects the ids of the integrations in the order in which they came. */
const collecting = (into: string[]): EventHandlers => ({
  integration_deleted: (event) => void into.push(event.data.integration_id),
});

it('gets what happens from then on, with the whole envelope', async () => {
  const tenant = await notifier.tenant();
  await deleteIntegrations(tenant, 1);
  await readAll(tenant, 1, 'integration_deleted');
  const heard: LinesmanEvent<'integration_deleted'>[] = [];
  const client = await clientOf(tenant);
  await client.subscribe('all', { integration_deleted: (event) => void heard.push(event) });
  const [id] = await deleteIntegrations(tenant, 1);
  await waitUntil(() => heard.length > 0);
  expect(heard).toMatchObject([{ type: 'integration_deleted', tenantid: tenant.id, data: { integration_id: id } }]);
  expect(heard[0]!.id).toMatch(/^[0-9a-f-]{36}$/);
});

it('may have a handler for every type of event', async () => {
  const tenant = await notifier.tenant();
  const heard: string[] = [];
  const handlers = Object.fromEntries(events.map(({ type }) => [type, () => void heard.push(type)])) as EventHandlers;
  const client = await clientOf(tenant);
  await client.subscribe('all', handlers);
  await deleteIntegrations(tenant, 1);
  await waitUntil(() => heard.includes('integration_deleted'));
});

it('gets what happened while no process read, once, when one reads again', async () => {
  const tenant = await notifier.tenant();
  const heard: string[] = [];
  const first = await clientOf(tenant);
  const subscription = await first.subscribe('durable', collecting(heard));
  const before = await deleteIntegrations(tenant, 2);
  await waitUntil(() => heard.length === 2);
  await subscription.stop();
  const meanwhile = await deleteIntegrations(tenant, 3);
  const second = await clientOf(tenant);
  await second.subscribe('durable', collecting(heard));
  await waitUntil(() => heard.length === 5);
  expect(heard).toEqual([...before, ...meanwhile]);
});

it('hands an event over again while its handler throws, says so, and then goes on', async () => {
  const tenant = await notifier.tenant();
  const notices: Notice[] = [];
  const heard: string[] = [];
  let failures = 2;
  const client = await clientOf(tenant, (notice) => notices.push(notice));
  await client.subscribe('failing', {
    integration_deleted: ({ data }) => {
      if (failures-- > 0) throw new Error('the database is away');
      heard.push(data.integration_id);
    },
  });
  const ids = await deleteIntegrations(tenant, 2);
  await waitUntil(() => heard.length === 2);
  expect(heard).toEqual(ids);
  expect(notices.map(({ type }) => type)).toEqual(['handler_failed', 'handler_failed']);
  expect(notices[0]).toMatchObject({ subscription: 'failing', event: { data: { integration_id: ids[0] } } });
});

it('does not confirm an event whose handler was not done: the next process gets it', async () => {
  const tenant = await notifier.tenant();
  const first = await clientOf(tenant);
  let began = false;
  const stuck = await first.subscribe('unconfirmed', {
    integration_deleted: () => {
      began = true;
      throw new Error('not yet');
    },
  });
  const [id] = await deleteIntegrations(tenant, 1);
  await waitUntil(() => began);
  await stuck.stop();
  const heard: string[] = [];
  await (await clientOf(tenant)).subscribe('unconfirmed', collecting(heard));
  await waitUntil(() => heard.length === 1);
  expect(heard).toEqual([id]);
});

it('is read by one process of several, and by another one when that one goes', async () => {
  const tenant = await notifier.tenant();
  const [one, two]: [string[], string[]] = [[], []];
  const first = await (await clientOf(tenant)).subscribe('shared', collecting(one));
  await (await clientOf(tenant)).subscribe('shared', collecting(two));
  await deleteIntegrations(tenant, 2);
  await waitUntil(() => one.length === 2);
  await first.stop();
  await deleteIntegrations(tenant, 2);
  await waitUntil(() => two.length === 2);
  expect([one.length, two.length]).toEqual([2, 2]);
});

it('goes on by itself after Linesman could not be reached', async () => {
  const tenant = await notifier.tenant();
  const notices: string[] = [];
  const heard: string[] = [];
  const client = await clientOf(tenant, ({ type }) => notices.push(type));
  await client.subscribe('outage', collecting(heard));
  await front.stop();
  await waitUntil(() => notices.includes('not_read'));
  const ids = await deleteIntegrations(tenant, 1);
  await front.start();
  await waitUntil(() => heard.length > 0);
  expect(heard).toEqual(ids);
});

it('refuses a bad token to the caller', async () => {
  const tenant = await notifier.tenant();
  const token = () => Promise.resolve('nonsense');
  const client = await createClient({ url: front.url, token, tenant_id: tenant.id });
  await expect(client.subscribe('mine', {})).rejects.toMatchObject({ status: 401 });
  const member = await createClient({
    url: front.url,
    token: () => tokenOf(tenant, 'member'),
    tenant_id: tenant.id,
  });
  await expect(member.subscribe('mine', {})).rejects.toMatchObject({ status: 403 });
});

it('ends when it is deleted', async () => {
  const tenant = await notifier.tenant();
  const client = await clientOf(tenant);
  const subscription = await client.subscribe('ending', {});
  await subscription.stop();
  await client.unsubscribe('ending');
  await expect(client.unsubscribe('ending')).rejects.toMatchObject({ status: 404 });
});
