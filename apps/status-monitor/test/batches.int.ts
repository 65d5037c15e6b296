import { randomUUID } from 'node:crypto';
import { executionSucceeded, integrationCreated } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Fixture, World } from './start-world';

const world = new World();
beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

const calls = async ({ integration: { integration_id } }: Fixture) =>
  (
    await world.sql<{ successes: number; failures: number; latency: number }>(
      `select sum(successes)::int as successes, sum(failures)::int as failures, sum(latency_ms_sum)::float as latency
       from call_buckets where integration_id = $1`,
      [integration_id],
    )
  )[0];
const deadLetters = () =>
  world.sql<{ message_id: string; reason: string }>('select message_id, reason from dead_letters order by created_at');
const at = (ms: number): { started_at: string } => ({ started_at: new Date(Date.now() + ms).toISOString() });

it('counts every success of many tenants once, however they are batched', async () => {
  const fixtures = await Promise.all([world.fixture(), world.fixture(), world.fixture()]);
  const ids = await Promise.all(
    Array.from({ length: 300 }, (_, n) => world.executed(fixtures[n % 3]!, { ...at(n - 1_000), latency_ms: 2 })),
  );
  await world.handled(...ids);
  for (const fixture of fixtures) {
    expect(await calls(fixture)).toEqual({ successes: 100, failures: 0, latency: 200 });
    const health = await world.health(fixture.integration.integration_id);
    expect(health).toMatchObject({ status: 'healthy', failure_count: 0 });
    const { parts, succeeded } = health!.machine_state as {
      parts: Record<string, { calls: unknown[] }>;
      succeeded: { at: number };
    };
    expect(parts['']!.calls).toHaveLength(10);
    expect(new Date(succeeded.at)).toEqual(health!.last_success_at);
    expect(await world.statusChanges(fixture)).toEqual([]);
  }
});

it('counts an event once that is on the stream several times', async () => {
  const fixture = await world.fixture();
  const id = randomUUID();
  const { integration_id } = fixture.integration;
  const observation = { integration_id, source: 'execution', outcome: 'success', ...at(0), credential_version: 1 };
  const data = { execution_id: randomUUID(), integration_id, connection_code: 'salesforce', capability_code: 'X' };
  const publish = () =>
    world.publish(
      fixture.tenant,
      executionSucceeded,
      { ...data, capability_version: 1, output: {}, observation },
      { id },
    );
  await Promise.all([publish(), publish(), publish()]);
  await world.handled(id);
  const after = await world.executed(fixture, at(1));
  await world.handled(after);
  expect(await calls(fixture)).toMatchObject({ successes: 2 });
});

it('handles a success that closes a signal by itself, and the others of its batch together', async () => {
  const [ill, well] = await Promise.all([world.fixture(), world.fixture()]);
  await world.handled(await world.executed(ill, { ...at(-5_000), cause: 'lease_failed' }));
  await waitUntil(() => world.eventsOf(ill, 'risk_signal_opened').length === 1);
  const ids = await Promise.all([
    world.executed(well, at(0)),
    world.executed(ill, at(0)),
    world.executed(ill, at(1)),
    world.executed(well, at(1)),
  ]);
  await world.handled(...ids);
  await waitUntil(() => world.eventsOf(ill, 'risk_signal_resolved').length === 1);
  expect(await calls(ill)).toMatchObject({ successes: 2, failures: 1 });
  expect(await calls(well)).toMatchObject({ successes: 2, failures: 0 });
  expect((await world.statusChanges(ill)).map(({ data }) => data.new_status)).toEqual(['disconnected', 'healthy']);
});

it('dead-letters a malformed event and records the others of its batch', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  const observation = { integration_id, source: 'execution', outcome: 'success', ...at(0), credential_version: 'one' };
  const valid = await Promise.all(Array.from({ length: 5 }, (_, n) => world.executed(fixture, at(n))));
  const malformed = await world.publish(fixture.tenant, executionSucceeded, {
    integration_id,
    output: {},
    observation,
  });
  valid.push(await world.executed(fixture, at(9)));
  await world.handled(...valid);
  await waitUntil(async () => (await deadLetters()).some(({ message_id }) => message_id === malformed));
  expect((await deadLetters()).map(({ message_id }) => message_id)).toEqual([malformed]);
  expect(await calls(fixture)).toMatchObject({ successes: 6 });
});

it('handles a batch one by one when one of its events cannot be stored', async () => {
  const fixture = await world.fixture();
  const ids = await Promise.all(Array.from({ length: 5 }, (_, n) => world.executed(fixture, at(n))));
  const unstorable = await world.executed(fixture, { ...at(6), part: 'a\u0000b' });
  await world.handled(...ids);
  expect(await calls(fixture)).toMatchObject({ successes: 5 });
  const tried = () => world.sql('select failed from handler_attempts where message_id = $1', [unstorable]);
  await waitUntil(async () => (await tried()).length === 1);
});

it('rejects an event about an integration of another tenant', async () => {
  const [mine, theirs] = await Promise.all([world.fixture(), world.fixture()]);
  const forged = await world.executed({ ...mine, integration: theirs.integration }, at(0));
  const honest = await world.executed(theirs, at(1));
  await world.handled(honest);
  const tried = () => world.sql('select last_error from handler_attempts where message_id = $1', [forged]);
  await waitUntil(async () => (await tried()).length === 1);
  expect(await calls(theirs)).toMatchObject({ successes: 1 });
});

it('ignores events of a deleted integration', async () => {
  const fixture = await world.fixture();
  await world.sql('update integrations_copy set deleted = true where integration_id = $1', [
    fixture.integration.integration_id,
  ]);
  await world.handled(await world.executed(fixture, at(0)));
  expect(await calls(fixture)).toMatchObject({ successes: null });
});

it('takes in what another tenant’s calls did while 300 outcomes of an unknown integration wait for it', async () => {
  const [fixture, other] = await Promise.all([world.fixture(), world.fixture()]);
  const late = { ...fixture, integration: { ...fixture.integration, integration_id: randomUUID() } };
  const failure = { cause: 'server_error', error_code: '503', part: 'SYNC_CONTACTS' } as const;
  const early = await Promise.all(
    Array.from({ length: 300 }, (_, n) => world.executed(late, { ...at(n - 1_000), ...failure })),
  );
  const waiting = () => world.sql('select 1 from deferred where tenant_id = $1', [late.tenant]);
  await waitUntil(async () => (await waiting()).length === early.length);
  await world.handled(await world.executed(other, { ...at(0), cause: 'grant_revoked' }));
  await waitUntil(() => world.eventsOf(other, 'risk_signal_opened').length === 1);
  expect(await waiting()).toHaveLength(early.length);

  await world.publish(late.tenant, integrationCreated, late.integration);
  await waitUntil(() => world.health(late.integration.integration_id));
  await world.sql('update deferred set run_at = now() where tenant_id = $1', [late.tenant]);
  await world.handled(...early);
  expect(await calls(late)).toMatchObject({ failures: early.length });
});

it('counts every failure of many tenants once, and opens one signal for each integration', async () => {
  const fixtures = await Promise.all([world.fixture(), world.fixture(), world.fixture()]);
  const failure = { cause: 'server_error', error_code: '503', part: 'SYNC_CONTACTS', latency_ms: 2 } as const;
  const ids = await Promise.all(
    Array.from({ length: 300 }, (_, n) => world.executed(fixtures[n % 3]!, { ...at(n - 1_000), ...failure })),
  );
  await world.handled(...ids);
  for (const fixture of fixtures) {
    const { integration_id } = fixture.integration;
    await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
    expect(await calls(fixture)).toEqual({ successes: 0, failures: 100, latency: 200 });
    expect(await world.health(integration_id)).toMatchObject({ status: 'disconnected', failure_count: 98 });
    // The first two of three that open it came before, and count no more.
    expect(await world.signals(fixture)).toMatchObject([{ status: 'open', occurrences: 98, version: 1 }]);
    const [listed] = await world.sql(
      `select sum(coalesce((error_details ->> 'failures')::int, 1))::int as n from integration_events
       where integration_id = $1 and event_type = 'sync_error'`,
      [integration_id],
    );
    expect(listed).toEqual({ n: 100 });
    const changes = await world.statusChanges(fixture);
    expect(changes.map(({ aggregateversion }) => aggregateversion)).toEqual([1]);
    expect(new Set(ids)).toContain(changes[0]!.causationid);
  }
});

it('opens and closes in one batch what failed and worked again', async () => {
  const fixture = await world.fixture();
  const credentials = { cause: 'lease_failed', ...at(-500) } as const;
  const ids = await Promise.all([world.executed(fixture, credentials), world.executed(fixture, at(0))]);
  await world.handled(...ids);
  await world.handled(await world.executed(fixture, at(1)));
  const [health] = await world.sql('select status from integration_health where integration_id = $1', [
    fixture.integration.integration_id,
  ]);
  expect(health).toEqual({ status: 'healthy' });
  for (const { status } of await world.signals(fixture)) expect(status).toBe('resolved');
});
