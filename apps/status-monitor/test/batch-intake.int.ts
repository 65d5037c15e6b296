import { randomUUID } from 'node:crypto';
import { executionSucceeded } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type Line, World } from './start-world';

const world = new World();
beforeAll(async () => {
  await world.start();
  await world.monitor();
});
afterAll(() => world.stop());

const calls = async ({ integration: { integration_id } }: Line) =>
  (
    await world.sql<{ successes: number; failures: number; latency: number }>(
      `select sum(successes)::int as successes, sum(failures)::int as failures, sum(latency_ms_sum)::float as latency
       from call_buckets where integration_id = $1`,
      [integration_id],
    )
  )[0];
const letters = () =>
  world.sql<{ message_id: string; reason: string }>('select message_id, reason from dead_letters order by created_at');
const at = (ms: number): { started_at: string } => ({ started_at: new Date(Date.now() + ms).toISOString() });

it('counts every success of many tenants once, in however many batches they come', async () => {
  const lines = await Promise.all([world.line(), world.line(), world.line()]);
  const told = await Promise.all(
    Array.from({ length: 300 }, (_, n) => world.executed(lines[n % 3]!, { ...at(n), latency_ms: 2 })),
  );
  await world.handled(...told);
  for (const line of lines) {
    expect(await calls(line)).toEqual({ successes: 100, failures: 0, latency: 200 });
    const health = await world.health(line.integration.integration_id);
    expect(health).toMatchObject({ status: 'healthy', failure_count: 0 });
    const { calls: window, succeeded } = health!.machine_state as { calls: unknown[]; succeeded: { at: number } };
    expect(window).toHaveLength(10);
    expect(new Date(succeeded.at)).toEqual(health!.last_successful_sync);
    expect(world.about(line, 'integration_status_changed')).toEqual([]);
  }
});

it('takes an event that is on the stream twice once', async () => {
  const line = await world.line();
  const id = randomUUID();
  const { integration_id } = line.integration;
  const observation = { integration_id, source: 'execution', outcome: 'success', ...at(0), credential_version: 1 };
  const data = { execution_id: randomUUID(), integration_id, connection_code: 'salesforce', capability_code: 'X' };
  const tell = () =>
    world.tell(line.tenant, executionSucceeded, { ...data, capability_version: 1, output: {}, observation }, { id });
  await Promise.all([tell(), tell(), tell()]);
  await world.handled(id);
  const after = await world.executed(line, at(1));
  await world.handled(after);
  expect(await calls(line)).toMatchObject({ successes: 2 });
});

it('leaves a success that mends something to its handler, and those around it are taken in all the same', async () => {
  const [ill, well] = await Promise.all([world.line(), world.line()]);
  await world.handled(await world.executed(ill, { ...at(-5_000), cause: 'lease_failed' }));
  await waitUntil(() => world.about(ill, 'risk_signal_opened').length === 1);
  const told = await Promise.all([
    world.executed(well, at(0)),
    world.executed(ill, at(0)),
    world.executed(ill, at(1)),
    world.executed(well, at(1)),
  ]);
  await world.handled(...told);
  await waitUntil(() => world.about(ill, 'risk_signal_resolved').length === 1);
  expect(await calls(ill)).toMatchObject({ successes: 2, failures: 1 });
  expect(await calls(well)).toMatchObject({ successes: 2, failures: 0 });
  expect(world.about(ill, 'integration_status_changed').map(({ data }) => data.new_status)).toEqual([
    'disconnected',
    'healthy',
  ]);
});

it('puts what is malformed aside, and no innocent with it', async () => {
  const line = await world.line();
  const { integration_id } = line.integration;
  const observation = { integration_id, source: 'execution', outcome: 'success', ...at(0), credential_version: 'one' };
  const innocents = await Promise.all(Array.from({ length: 5 }, (_, n) => world.executed(line, at(n))));
  const poison = await world.tell(line.tenant, executionSucceeded, { integration_id, output: {}, observation });
  innocents.push(await world.executed(line, at(9)));
  await world.handled(...innocents);
  await waitUntil(async () => (await letters()).some(({ message_id }) => message_id === poison));
  expect((await letters()).map(({ message_id }) => message_id)).toEqual([poison]);
  expect(await calls(line)).toMatchObject({ successes: 6 });
});

it('goes on one by one when one of a batch cannot be stored', async () => {
  const line = await world.line();
  const told = await Promise.all(Array.from({ length: 5 }, (_, n) => world.executed(line, at(n))));
  const unstorable = await world.executed(line, { ...at(6), part: 'a\u0000b' });
  await world.handled(...told);
  expect(await calls(line)).toMatchObject({ successes: 5 });
  const tried = () => world.sql('select failed from handler_attempts where message_id = $1', [unstorable]);
  await waitUntil(async () => (await tried()).length === 1);
});

it('lets nobody speak for an integration of another tenant', async () => {
  const [mine, theirs] = await Promise.all([world.line(), world.line()]);
  const forged = await world.executed({ ...mine, integration: theirs.integration }, at(0));
  const honest = await world.executed(theirs, at(1));
  await world.handled(honest);
  const tried = () => world.sql('select last_error from handler_attempts where message_id = $1', [forged]);
  await waitUntil(async () => (await tried()).length === 1);
  expect(await calls(theirs)).toMatchObject({ successes: 1 });
});

it('ignores what it hears of an integration that is deleted', async () => {
  const line = await world.line();
  await world.sql('update integrations_copy set deleted = true where integration_id = $1', [
    line.integration.integration_id,
  ]);
  await world.handled(await world.executed(line, at(0)));
  expect(await calls(line)).toMatchObject({ successes: null });
});
