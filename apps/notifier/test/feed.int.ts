import { randomUUID } from 'node:crypto';
import {
  createClient,
  type EventHandlers,
  type LinesmanClient,
  type LinesmanEvent,
  type Notice,
} from '@linesman/client';
import {
  customerDeleted,
  type Envelope,
  integrationDeleted,
  riskSignalOpened,
  tenantErased,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { ForgetEvents } from '../src/feed/forget-events.system';
import { Front } from './front';
import type { TestTenant } from './notifier-world';
import { RunningNotifier } from './running-notifier';

const notifier = new RunningNotifier();
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

const tokenOf = (tenant: TestTenant, role = 'service') =>
  notifier.issuer.token({ tenant: tenant.id, roles: [role], subject: 'billing' });

async function clientOf(tenant: TestTenant, notice: (notice: Notice) => void = () => {}): Promise<LinesmanClient> {
  const client = await createClient({ url: front.url, token: () => tokenOf(tenant), tenant_id: tenant.id, notice });
  opened.push(client);
  return client;
}

async function deleteIntegrations(tenant: TestTenant, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const integration_id of ids)
    await notifier.publish(
      integrationDeleted,
      envelopeOf(
        integrationDeleted,
        { integration_id },
        {
          tenantid: tenant.id,
          subject: integration_id,
          aggregateversion: 2,
        },
      ),
    );
  return ids;
}

interface Page {
  events: Envelope<{ integration_id: string }>[];
  next: string;
}

async function read(
  tenant: TestTenant,
  query: string,
  role?: string,
): Promise<Page & { status: number; type?: string }> {
  const { status, body } = await notifier.http('GET', `/events?${query}`, await tokenOf(tenant, role));
  return { status, ...(JSON.parse(body) as Page & { type?: string }) };
}

async function readAll(tenant: TestTenant, count: number, types = ''): Promise<Page> {
  return waitUntil(async () => {
    const page = await read(tenant, `types=${types}`);
    return page.events.length >= count && page;
  });
}

/** Collects the ids of the integrations in the order in which they came. */
const collecting = (into: string[]): EventHandlers => ({
  integration_deleted: (event) => void into.push(event.data.integration_id),
});

describe('GET /events', () => {
  it('lists whole envelopes of the tenant in their order, and no others', async () => {
    const [mine, other] = [await notifier.tenant(), await notifier.tenant()];
    const ids = await deleteIntegrations(mine, 3);
    await deleteIntegrations(other, 1);
    const { events } = await readAll(mine, 3, 'integration_deleted');
    expect(events.map(({ data }) => data.integration_id)).toEqual(ids);
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      source: '/integrations',
      type: 'integration_deleted',
      tenantid: mine.id,
      subject: ids[0],
      aggregateversion: 2,
      correlationid: expect.any(String) as string,
    });
  });

  it('reads on from where it was, page by page, and past what is not wanted', async () => {
    const tenant = await notifier.tenant();
    const ids = await deleteIntegrations(tenant, 5);
    await readAll(tenant, 5, 'integration_deleted');
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 3; page++) {
      const { events, next } = await read(tenant, `limit=2&types=integration_deleted${after}`);
      seen.push(...events.map(({ data }) => data.integration_id));
      after = `&after=${next}`;
    }
    expect(seen).toEqual(ids);
    const none = await read(tenant, 'types=task_created');
    expect(none.events).toEqual([]);
    expect(BigInt(none.next)).toBeGreaterThan(0n);
    expect((await read(tenant, `after=${none.next}`)).events).toEqual([]);
  });

  it('waits for the next event, and answers as soon as it is there', async () => {
    const tenant = await notifier.tenant();
    const waiting = read(tenant, 'after=now&wait_seconds=20&types=integration_deleted');
    await waitUntil(async () => {
      const { next } = await read(tenant, 'after=now');
      return BigInt(next) >= 0n;
    });
    const [id] = await deleteIntegrations(tenant, 1);
    const { events } = await waiting;
    expect(events.map(({ data }) => data.integration_id)).toEqual([id]);
  });

  it('is for services and admins of the tenant', async () => {
    const tenant = await notifier.tenant();
    expect((await read(tenant, '', 'tenant_admin')).status).toBe(200);
    expect((await read(tenant, '', 'member')).status).toBe(403);
    expect((await read(tenant, 'after=yesterday')).status).toBe(400);
  });

  it('keeps nothing that a platform service published', async () => {
    const tenant = await notifier.tenant();
    const forged = { ...envelopeOf(riskSignalOpened, tenant.snapshot(), { tenantid: tenant.id }), source: '/platform' };
    await notifier.publish(
      { ...riskSignalOpened, producer: 'platform', subject: 'events.platform.signal.opened.v1' },
      forged,
    );
    await deleteIntegrations(tenant, 1);
    const { events } = await readAll(tenant, 1);
    expect(events.filter(({ source }) => source === '/platform')).toEqual([]);
  });
});

describe('a subscription by name', () => {
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
});

it('goes on without a gap after NATS was away', async () => {
  const tenant = await notifier.tenant();
  const before = await deleteIntegrations(tenant, 1);
  await readAll(tenant, 1, 'integration_deleted');
  await notifier.servers.nats.restart();
  const after = await waitUntil(() => deleteIntegrations(tenant, 1).catch(() => undefined));
  const { events } = await waitUntil(async () => {
    const page = await read(tenant, 'types=integration_deleted');
    return page.events.some(({ data }) => data.integration_id === after[0]) && page;
  });
  const ids = events.map(({ data }) => data.integration_id);
  expect([ids[0], ids.at(-1)]).toEqual([before[0], after[0]]);
});

it('forgets events after seven days, and says so to who has not read them', async () => {
  const tenant = await notifier.tenant();
  await deleteIntegrations(tenant, 1);
  const { next } = await readAll(tenant, 1, 'integration_deleted');
  await notifier.rows(`update kept_events set kept_at = kept_at - interval '8 days' where tenant_id = $1`, tenant.id);
  // The oldest of all tenants go first, so everything that is older has to be forgotten too.
  await notifier.rows(`update kept_events set kept_at = now() - interval '8 days' where position <= $1`, next);
  await notifier.app.get(ForgetEvents, { strict: false }).forget();
  expect(await read(tenant, 'after=0')).toMatchObject({ status: 410, type: 'urn:linesman:problem:events-forgotten' });
  expect(await read(tenant, '')).toMatchObject({ status: 200, events: [] });
});

it('erases the events of a customer and of a tenant', async () => {
  const tenant = await notifier.tenant();
  const [integration_id, other] = await deleteIntegrations(tenant, 2);
  await readAll(tenant, 2, 'integration_deleted');
  const told = tenant.snapshot();
  await tenant.opened(told);
  await tenant.resolved(told);
  await readAll(tenant, 2, 'risk_signal_opened,risk_signal_resolved');
  const { customer_id } = told.customer!;
  const erased = { customer_id, erasure_id: randomUUID(), integration_ids: [integration_id!] };
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, erased, { tenantid: tenant.id, aggregateversion: 3 }),
  );
  await waitUntil(async () => {
    const { events } = await read(tenant, 'types=risk_signal_opened,risk_signal_resolved');
    return events.length === 0;
  });
  const { events } = await read(tenant, 'types=integration_deleted');
  expect(events.map(({ data }) => data.integration_id)).toEqual([integration_id, other]);

  const gone = { erasure_id: randomUUID() };
  await notifier.publish(tenantErased, envelopeOf(tenantErased, gone, { tenantid: tenant.id, aggregateversion: 9 }));
  await waitUntil(async () => {
    await notifier.app.get(ForgetEvents, { strict: false }).forget();
    return (await notifier.rows('select 1 from kept_events where tenant_id = $1', tenant.id)).length === 0;
  });
});
