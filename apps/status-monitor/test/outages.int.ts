import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FollowOutages } from '../src/outages/follow-outages.system';
import type { OutageView, ProviderStatus } from '../src/outages/provider-status.dto';
import { World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());
// What one test leaves open is evidence in the next one: the rule looks at all tenants.
afterEach(() =>
  world.sql(`with closed as (update provider_outages set closed_at = now() where closed_at is null)
    , without as (delete from provider_canaries)
    update integration_health set status = 'healthy', party_at_fault = 'nobody', last_checked_at = null`),
);

interface Integration {
  tenant: string;
  id: string;
}

/** Integrations of as many customers of a tenant, which have worked and were called just now. */
async function integrations(many: number, code: string, tenant = randomUUID()): Promise<Integration[]> {
  const ids = Array.from({ length: many }, () => randomUUID());
  await world.sql(
    `with ids as (select id from unnest($3::uuid[]) g (id)), copies as (
       insert into integrations_copy (integration_id, tenant_id, version, connection_code, name, status, is_critical)
       select id, $1, 1, $2, 'Integration', 'active', false from ids
     ), schedule as (
       insert into probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at)
       select id, $1, $2, false, now() + interval '1 hour' from ids)
     insert into integration_health (tenant_id, integration_type, integration_id, customer_id, machine_state,
       first_success_at, last_success_at, last_checked_at, watched_until)
     select $1, $2, id, gen_random_uuid(), '{}', now(), now(), now(), now() + interval '1 day' from ids`,
    [tenant, code, ids],
  );
  return ids.map((id) => ({ tenant, id }));
}

const idsOf = (some: Integration[]): string[] => some.map(({ id }) => id);

const fail = (some: Integration[], cause = 'server_error', party = 'provider') =>
  world.sql(
    `update integration_health set status = 'disconnected', party_at_fault = $3, cause = $2, status_since = now(),
       last_failure_at = now(), last_checked_at = now() where integration_id = any($1)`,
    [idsOf(some), cause, party],
  );

const recover = (some: Integration[]) =>
  world.sql(
    `update integration_health set status = 'healthy', party_at_fault = 'nobody', cause = null,
       last_success_at = now(), last_checked_at = now() where integration_id = any($1)`,
    [idsOf(some)],
  );

/** The service does it by itself every five seconds, and maybe just now. */
const follow = (app = monitor) => waitUntil(() => app.get(FollowOutages).follow());

/** As if so many seconds had passed for the open outages. */
const pass = (seconds: number) =>
  world.sql(
    `with told as (update outage_tenants set told_at = told_at - make_interval(secs => $1::float))
     update provider_outages set opened_at = opened_at - make_interval(secs => $1::float),
       recovering_since = recovering_since - make_interval(secs => $1::float) where closed_at is null`,
    [seconds],
  );

const outagesOf = (code: string) =>
  world.sql<{ outage_id: string; party_at_fault: string; closed_at: Date | null; recovering_since: Date | null }>(
    'select * from provider_outages where connection_code = $1 order by opened_at',
    [code],
  );

const eventsOf = (tenant: string) => world.published.filter((event) => event.tenantid === tenant);
const told = (tenant: string, types: string[]) =>
  waitUntil(() => JSON.stringify(eventsOf(tenant).map(({ type }) => type)) === JSON.stringify(types));

async function get<T>(url: string, tenant: string, role = 'member'): Promise<{ status: number; body: T }> {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  return { status: response.statusCode, body: response.json<T>() };
}

it('opens one outage, follows its members, and closes it when those that still fail were called again', async () => {
  const [first, second] = [await integrations(4, 'salesforce'), await integrations(2, 'salesforce')];
  await fail(first.slice(0, 2));
  await follow();
  expect(await outagesOf('salesforce')).toEqual([]);
  await fail([...first, ...second]);
  await follow();
  const [outage] = await outagesOf('salesforce');
  expect(outage).toMatchObject({ party_at_fault: 'provider', closed_at: null });
  await Promise.all([first, second].map((some) => told(some[0]!.tenant, ['provider_outage_opened'])));
  expect(eventsOf(first[0]!.tenant)[0]).toMatchObject({
    aggregateversion: 1,
    subject: outage!.outage_id,
    data: { connection_name: 'Salesforce', cause: 'server_error', integrations: 4, still_failing: 4 },
  });

  // A storm changes the numbers all the time: nothing is told within half a minute.
  await recover(first.slice(0, 1));
  await follow();
  await pass(40);
  await follow();
  await told(first[0]!.tenant, ['provider_outage_opened', 'provider_outage_updated']);
  expect(eventsOf(first[0]!.tenant)[1]!.data).toMatchObject({ integrations: 4, still_failing: 3 });

  // One has failed when it was called last, which was before the others worked again.
  const [late] = second as [Integration];
  await world.sql(
    `update integration_health set last_checked_at = now() - interval '5 minutes', last_failure_at = now() - interval '5 minutes'
     where integration_id = $1`,
    [late.id],
  );
  await recover([...first, second[1]!]);
  await follow();
  await pass(70);
  await follow();
  expect((await outagesOf('salesforce'))[0]).toMatchObject({
    closed_at: null,
    recovering_since: expect.any(Date) as Date,
  });
  // Meanwhile it is to be called at once.
  expect(
    await world.sql('select from probe_schedule where integration_id = $1 and due_at <= now()', [late.id]),
  ).toHaveLength(1);
  await fail([late]);
  await follow();
  expect((await outagesOf('salesforce'))[0]!.closed_at).not.toBeNull();
  await waitUntil(() => eventsOf(late.tenant).at(-1)?.type === 'provider_outage_closed');
  expect(eventsOf(late.tenant).at(-1)!.data).toMatchObject({
    integrations: 2,
    still_failing: 1,
    ended_at: expect.any(String) as string,
  });
  const versions = eventsOf(first[0]!.tenant).map(({ aggregateversion }) => aggregateversion);
  expect(versions).toEqual(versions.map((_, n) => n + 1));
});

it('is decided once by two processes, and goes on in another one after a restart', async () => {
  const some = await integrations(5, 'xero');
  await fail(some);
  const other = await world.monitor();
  await Promise.all([monitor, other, monitor, other].map((app) => app.get(FollowOutages).follow()));
  await follow();
  expect(await outagesOf('xero')).toHaveLength(1);
  await told(some[0]!.tenant, ['provider_outage_opened']);
  await other.close();
  await recover(some);
  const next = await world.monitor();
  await follow(next);
  await pass(70);
  await follow(next);
  expect((await outagesOf('xero'))[0]!.closed_at).not.toBeNull();
  await told(some[0]!.tenant, ['provider_outage_opened', 'provider_outage_closed']);
});

it('does not take the success of an integration that never failed for a recovery', async () => {
  const some = await integrations(4, 'google');
  const other = await integrations(1, 'google');
  await fail(some);
  await follow();
  await world.sql(
    `update integration_health set last_checked_at = now() - interval '2 minutes', last_failure_at = now() - interval '2 minutes'
     where integration_id = any($1)`,
    [idsOf(some)],
  );
  await recover(other);
  await follow();
  expect((await outagesOf('google'))[0]).toMatchObject({ closed_at: null, recovering_since: null });
  await recover(some.slice(0, 1));
  await follow();
  expect((await outagesOf('google'))[0]).toMatchObject({ closed_at: null, recovering_since: expect.any(Date) as Date });
});

it('opens nothing for the customers’ fault, nor where tenants enter the address', async () => {
  await fail(await integrations(5, 'slack'), 'refresh_refused', 'customer');
  await fail(await integrations(5, 'custom_api'));
  await follow();
  expect([...(await outagesOf('slack')), ...(await outagesOf('custom_api'))]).toEqual([]);
});

it('blames our own network when several providers get no answer, and the provider where our canary works', async () => {
  await fail(await integrations(4, 'basecamp'), 'timeout');
  await fail(await integrations(4, 'stripe'), 'dns_failure');
  const [canary] = (await integrations(1, 'stripe', PLATFORM_TENANT)) as [Integration];
  const ask = async (method: 'PUT' | 'DELETE', payload?: object, role = 'admin') =>
    monitor.inject({
      method,
      url: '/internal/provider-canaries/stripe',
      payload,
      headers: { authorization: `Bearer ${await world.issuer.token({ tenant: PLATFORM_TENANT, roles: [role] })}` },
    });
  const choose = (integration_id: string, role?: string) => ask('PUT', { integration_id }, role);
  expect((await choose(canary.id, 'tenant_admin')).statusCode).toBe(403);
  expect((await choose(randomUUID())).statusCode).toBe(404);
  expect((await choose(canary.id)).json()).toMatchObject({ connection_code: 'stripe', integration_id: canary.id });
  await follow();
  expect((await outagesOf('basecamp'))[0]).toMatchObject({ party_at_fault: 'us' });
  expect((await outagesOf('stripe'))[0]).toMatchObject({ party_at_fault: 'provider' });
  await fail([canary], 'invalid_client', 'us');
  await follow();
  expect((await outagesOf('stripe'))[0]).toMatchObject({ party_at_fault: 'us' });
  // When our way works again, the canary shows it first. That says nothing of how the outage began.
  await pass(130);
  await recover([canary]);
  await follow();
  expect((await outagesOf('stripe'))[0]).toMatchObject({ party_at_fault: 'us' });
  expect([(await ask('DELETE')).statusCode, (await ask('DELETE')).statusCode]).toEqual([204, 404]);
});

it('shows every person which providers work, with the minutes of 90 days and their own integrations only', async () => {
  const mine = await integrations(3, 'dropbox');
  const theirs = await integrations(4, 'dropbox');
  await world.sql(
    `insert into provider_outages (connection_code, party_at_fault, cause, opened_at, recovering_since, closed_at)
     select 'dropbox', party, 'timeout', now() - make_interval(days => ago), now() - make_interval(days => ago, mins => -20),
       now() - make_interval(days => ago, mins => -22)
     from (values ('provider', 1), ('us', 2), ('provider', 40), ('provider', 120)) as past (party, ago)`,
  );
  await fail([...mine, ...theirs]);
  await follow();
  await recover(mine.slice(0, 1));
  await pass(60);
  await follow();
  const { body } = await get<{ items: ProviderStatus[] }>('/providers/status', mine[0]!.tenant);
  expect(body.items[0]).toMatchObject({
    connection_code: 'dropbox',
    status: 'outage',
    outage: { integrations: 3, still_failing: 2, ended_at: null },
    outages: 3,
    minutes: 41,
  });
  expect(body.items.find(({ connection_code }) => connection_code === 'slack')).toMatchObject({
    connection_name: 'Slack',
    status: 'works',
    outage: null,
    outages: 0,
  });
  const first = await get<{ items: OutageView[]; next_cursor: string }>(
    '/providers/dropbox/outages?limit=2',
    mine[0]!.tenant,
  );
  const rest = await get<{ items: OutageView[] }>(
    `/providers/dropbox/outages?cursor=${first.body.next_cursor}`,
    mine[0]!.tenant,
  );
  expect([...first.body.items, ...rest.body.items].map((one) => [one.party_at_fault, one.integrations])).toEqual([
    ['provider', 3],
    ['provider', 0],
    ['us', 0],
    ['provider', 0],
    ['provider', 0],
  ]);
  expect((await get('/providers/nobody/outages', mine[0]!.tenant)).status).toBe(404);
});
