import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  // Two processes, as in production.
  [monitor] = await Promise.all([world.monitor(), world.monitor()]);
});
afterAll(() => world.stop());

const heard = async (fixture: Fixture, used: number, more = {}) => {
  const daily_requests = { left: 15_000 - used, limit: 15_000 };
  await world.handled(await world.executed(fixture, { daily_requests, ...more }));
};
const first = (fixture: Fixture, type: string) => waitUntil(() => world.eventsOf(fixture, type)[0]);
const typesOf = (fixture: Fixture) =>
  world.published
    .filter(({ tenantid, type }) => tenantid === fixture.tenant && type.startsWith('risk_signal'))
    .map(({ type }) => type);

it('warns once when most of the requests of a day are used, with the numbers, and ends when few are', async () => {
  const fixture = await world.fixture();
  await heard(fixture, 11_000);
  await heard(fixture, 12_450);
  const { data } = await first(fixture, 'risk_signal_opened');
  const reason = '83 % of the requests that Salesforce allows in a day are used: 12,450 of 15,000';
  expect(data).toMatchObject({
    signal_type: 'integration_near_limit',
    status_change: {
      old_status: 'healthy',
      new_status: 'healthy',
      cause: 'rate_limit_near',
      party_at_fault: 'nobody',
      failure_reason: reason,
    },
    problems: [{ cause: 'rate_limit_near', party: 'nobody', reason }],
  });
  expect((data.impact as string[])[0]).toBe('Once they are used up: Contacts are no longer synced from Salesforce');
  await heard(fixture, 14_000);
  await heard(fixture, 9_500);
  expect(typesOf(fixture)).toEqual(['risk_signal_opened']);
  const { integration_id } = fixture.integration;
  expect(await world.health(integration_id)).toMatchObject({ status: 'healthy', cause: null });
  const authorization = `Bearer ${await world.issuer.token({ tenant: fixture.tenant, roles: ['csm'] })}`;
  const shown = await monitor.inject({ url: `/integration-health/${integration_id}`, headers: { authorization } });
  expect(shown.json()).toMatchObject({ requests_near_limit: { used: 9_500, limit: 15_000 } });
  await heard(fixture, 8_000);
  await first(fixture, 'risk_signal_resolved');
  expect(typesOf(fixture)).toEqual(['risk_signal_opened', 'risk_signal_resolved']);
  expect(await world.statusChanges(fixture)).toEqual([]);
});

it('keeps the warning in the signal of what fails, and is a warning again afterwards', async () => {
  const fixture = await world.fixture();
  await heard(fixture, 13_000);
  await first(fixture, 'risk_signal_opened');
  await heard(fixture, 13_001, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS', missing_scope: 'api' });
  await heard(fixture, 13_002, { part: 'SYNC_CONTACTS' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_updated').length === 2);
  const [worse, better] = world.eventsOf(fixture, 'risk_signal_updated').map(({ data }) => data);
  expect(worse).toMatchObject({
    signal_type: 'integration_degraded',
    problems: [
      { cause: 'insufficient_scope', part: 'SYNC_CONTACTS', missing_scope: 'api' },
      { cause: 'rate_limit_near' },
    ],
  });
  expect(better).toMatchObject({ signal_type: 'integration_near_limit', status_change: { new_status: 'healthy' } });
});

it('ends a warning of which nothing was heard for a day', async () => {
  const fixture = await world.fixture();
  await heard(fixture, 13_000);
  await first(fixture, 'risk_signal_opened');
  const day = new Date(Date.now() - 86_400_000).getTime();
  await world.sql(
    `update integration_health set machine_state = jsonb_set(machine_state, '{requests,at}', to_jsonb($2::bigint)),
       end_check_at = now() where integration_id = $1`,
    [fixture.integration.integration_id, day],
  );
  await first(fixture, 'risk_signal_resolved');
});
