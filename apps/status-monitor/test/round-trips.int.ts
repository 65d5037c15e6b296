import { randomUUID } from 'node:crypto';
import { countRoundTrips, type Sent, waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StoredReplicas } from '../src/replicas/stored-replicas.system';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;
beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

/** The round trips of the transaction that opens a signal of this integration. */
async function openSignal(fixture: Fixture): Promise<Sent[][]> {
  const counted = countRoundTrips();
  await world.executed(fixture, { cause: 'refresh_refused', error_code: 'invalid_grant' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  const trips = await waitUntil(() => counted.transactionsWith('insert into risk_signals')[0]);
  counted.stop();
  return trips;
}

it('opens a signal in two round trips: the inbox and all that is known, then all that changes and the commit', async () => {
  const fixture = await world.fixture({ integration: { account_id: 'acct_1' } });
  const trips = (await openSignal(fixture)).map((trip) => trip.map(({ text }) => text));
  expect(trips).toEqual([
    [
      expect.stringContaining('start transaction'),
      expect.stringContaining('insert into inbox'),
      expect.stringContaining('for update'),
      expect.stringContaining('from integration_health'),
      expect.stringContaining('from risk_signals'),
    ],
    [
      expect.stringContaining('update integration_health'),
      expect.stringContaining('insert into call_buckets'),
      expect.stringContaining('insert into failure_hours'),
      expect.stringContaining('insert into integration_events'),
      expect.stringContaining('insert into stored_observations'),
      expect.stringContaining('insert into risk_signals'),
      expect.stringContaining('insert into outbox'),
      expect.stringContaining('with others as'),
      'set constraints all immediate; commit',
    ],
  ]);
});

it('reads few pages for it among 20,000 signals and 2,000 integrations of the tenant', async () => {
  const account_id = 'acct_2';
  const fixture = await world.fixture({ integration: { account_id } });
  const { tenant, integration } = fixture;
  await world.sql(
    `with made as (
       insert into integrations_copy (integration_id, tenant_id, version, connection_code, name, status, is_critical, account_id)
       select gen_random_uuid(), $1, 1, 'salesforce', 'x', 'active', true, case when n <= 20 then $2 else $2 || n end
       from generate_series(1, 2000) n returning *), health as (
       insert into integration_health (tenant_id, integration_type, integration_id, machine_state)
       select tenant_id, connection_code, integration_id, h.machine_state
       from made, (select machine_state from integration_health where integration_id = $3) h returning integration_id), due as (
       insert into probe_schedule (integration_id, tenant_id, connection_code, is_critical, due_at)
       select integration_id, tenant_id, connection_code, true, now() + interval '1 hour' from made returning integration_id)
     select count(*) from health, due`,
    [tenant, account_id, integration.integration_id],
  );
  await world.sql(
    `insert into risk_signals (signal_id, tenant_id, integration_id, signal_type, severity, status, snapshot, opened_at, last_seen_at)
     select gen_random_uuid(), $1, i.integration_id, 'integration_disconnected', 'low', 'resolved', '{}',
       now() - n * interval '1 hour', now()
     from integrations_copy i, generate_series(1, 10) n where i.tenant_id = $1`,
    [tenant],
  );
  const statements = (await openSignal(fixture)).flat().filter(({ text }) => /^(select|update|insert|with)/.test(text));
  expect(statements).toHaveLength(12);
  for (const { text, values } of statements) {
    const again = text.startsWith('insert') ? values.map(withNewIds) : values;
    const plan = await world.explain(text, again);
    expect({ text, few: pagesOf(plan) < 400 }).toEqual({ text, few: true });
  }
});

it('finds the customers of a page of the snapshot by tenant and id among 20,000', async () => {
  const [customer_id, current, behind] = [randomUUID(), randomUUID(), randomUUID()];
  const insert = `insert into customers_copy (tenant_id, customer_id, version, snapshot)`;
  await world.sql(`${insert} select gen_random_uuid(), gen_random_uuid(), 1, '{}' from generate_series(1, 20000)`);
  await world.sql(`${insert} select t, $2, v, '{}' from unnest($1::uuid[], '{2,1}'::int[]) known (t, v)`, [
    [current, behind],
    customer_id,
  ]);
  const customer = { customer_id, name: 'TechCorp', arr: 1, time_zone: 'UTC', version: 2 };
  const counted = countRoundTrips();
  const older = await monitor.get(StoredReplicas).olderThan([
    { tenant_id: current, customer },
    { tenant_id: behind, customer },
  ]);
  counted.stop();
  expect(older).toEqual([{ tenant_id: behind, customer }]);
  const [statement] = counted
    .transactionsWith('from customers_copy')
    .flat(2)
    .filter(({ text }) => text.includes('from customers_copy'));
  expect(pagesOf(await world.explain(statement!.text, statement!.values))).toBeLessThan(40);
});

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What an insert writes a second time must not be there already. */
const withNewIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(UUID, () => randomUUID())) as unknown;

const pagesOf = (plan: Record<string, number>): number => plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
