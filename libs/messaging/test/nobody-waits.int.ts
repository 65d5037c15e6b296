import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  executionFailed,
  type ExecutionFailed,
  executionSucceeded,
  integrationDeleted,
  type ServiceName,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { AckPolicy, jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Deferred } from '../src/consumer/deferred.system';
import { RunDeferred } from '../src/consumer/run-deferred';
import { World } from './start-world';
import { OnExecutions, TestConfig } from './test-service';

const world = new World();
beforeAll(() => world.start());
afterEach(() => world.endServices());
afterAll(() => world.stop());

const samples = join(__dirname, '../../contracts/samples');
const sampleOf = (type: string): object =>
  (JSON.parse(readFileSync(join(samples, `${type}.v1.json`), 'utf8')) as { data: object }).data;
const deletionsOf = (tenantid: string, count: number) =>
  Array.from({ length: count }, () => envelopeOf(integrationDeleted, { integration_id: randomUUID() }, { tenantid }));
const idsOf = (events: { data: { integration_id: string } }[]) => events.map(({ data }) => data.integration_id).sort();
const effects = async (tenant: string) => (await world.effects('status-monitor', tenant)).sort();

const deferred = (tenant: string) =>
  world.sql<{ message_id: string; failed: number }>(
    'status-monitor',
    `select d.message_id, a.failed from deferred d join handler_attempts a using (handler, message_id)
     where tenant_id = $1`,
    [tenant],
  );
const runNow = (tenant: string) =>
  world.sql('status-monitor', 'update deferred set run_at = now() where tenant_id = $1', [tenant]);
const unsettled = () =>
  world.asProvisioner(async (manager) => {
    const { num_pending, num_ack_pending } = await manager.consumers.info('EVENTS', 'status-monitor-integrations');
    return num_pending + num_ack_pending;
  });

it('handles beside each other what was under way when a process died', async () => {
  const tenant = randomUUID();
  const events = deletionsOf(tenant, 4);
  const victim = await world.spawn('status-monitor', { TOGETHER: '5' });
  await world.publishAll(events);
  await waitUntil(() => victim.output().includes('inside: 4'));
  await victim.kill();
  // None of the four ends before all of them are under way.
  await world.spawn('status-monitor', { TOGETHER: '4' });
  await waitUntil(async () => (await effects(tenant)).length === events.length);
  expect(await effects(tenant)).toEqual(idsOf(events));
  await waitUntil(async () => (await unsettled()) === 0);
  expect(await world.sql('status-monitor', 'select * from handler_attempts where started > failed')).toEqual([]);
});

it('delays no tenant while 300 messages of another one fail and wait', async () => {
  const [failing, other] = [randomUUID(), randomUUID()];
  const listener = await world.run('status-monitor', { FAILS: failing });
  const events = deletionsOf(failing, 300);
  await world.publishAll(events);
  await waitUntil(async () => (await deferred(failing)).length === events.length);
  // They wait in the table, and the durable has room.
  await waitUntil(async () => (await unsettled()) === 0);
  const innocent = deletionsOf(other, 1);
  await world.publishAll(innocent);
  await waitUntil(async () => (await effects(other)).length === 1);
  expect(await effects(failing)).toEqual([]);

  const authorization = `Bearer ${await world.issuer.token({ tenant: other, roles: ['admin'], subject: 'staff' })}`;
  const listed = await listener.inject({ url: '/dead-letters/deferred?limit=1', headers: { authorization } });
  expect(listed.json<{ items: unknown[] }>().items).toEqual([
    expect.objectContaining({ tenant_id: failing, handler: 'integration_deleted', last_error: 'not yet' }),
  ]);
  listener.get(TestConfig).FAILS = undefined;
  await runNow(failing);
  await waitUntil(async () => (await deferred(failing)).length === 0);
  expect(await effects(failing)).toEqual(idsOf(events));
});

it('runs deferred messages once, in another process after a kill', async () => {
  const tenant = randomUUID();
  const events = deletionsOf(tenant, 5);
  const victim = await world.spawn('status-monitor', { FAILS: tenant });
  await world.publishAll(events);
  await waitUntil(async () => (await deferred(tenant)).length === events.length);
  await victim.kill();
  await runNow(tenant);
  await Promise.all([world.run('status-monitor'), world.run('status-monitor')]);
  await waitUntil(async () => (await deferred(tenant)).length === 0);
  expect(await effects(tenant)).toEqual(idsOf(events));
});

it('makes a dead letter of a deferred message that fails too often', async () => {
  const tenant = randomUUID();
  await world.run('status-monitor', { FAILS: tenant });
  const [event] = deletionsOf(tenant, 1);
  await world.publishAll([event!]);
  await waitUntil(async () => (await deferred(tenant)).length === 1);
  await world.sql('status-monitor', 'update handler_attempts set failed = 9, started = 9 where message_id = $1', [
    event!.id,
  ]);
  await runNow(tenant);
  await waitUntil(async () => (await deferred(tenant)).length === 0);
  const letters = await world.sql('status-monitor', 'select reason from dead_letters where message_id = $1', [
    event!.id,
  ]);
  expect(letters).toEqual([{ reason: 'failed 10 times, last with: not yet' }]);
});

it('takes the deferred messages of each tenant in turn, and none whose share is used up', async () => {
  const app = await world.run('integrations');
  // The test takes them itself.
  await app.get(RunDeferred).stop();
  const table = app.get(Deferred);
  const [many, few] = [randomUUID(), randomUUID()];
  const put = (tenant_id: string, shares: string[]) =>
    table.put({
      handler: 'h',
      tenant_id,
      shares,
      delay_ms: 0,
      message: { id: randomUUID(), subject: 's', body: '{}', headers: {}, sentAt: new Date(), attempt: 1 },
    });
  for (let i = 0; i < 20; i += 1) await put(many, ['slow']);
  for (let i = 0; i < 2; i += 1) await put(few, ['quick']);
  const taken = async (full: string[]) => (await table.claim(4, full)).map(({ shares }) => shares[0]).sort();
  expect(await taken([])).toEqual(['quick', 'quick', 'slow', 'slow']);
  expect(await taken(['slow'])).toEqual([]);
  expect(await taken(['quick'])).toEqual(['slow', 'slow', 'slow', 'slow']);
});

it('handles a failure while a batch of successes is written, and gathers more than 64 of them', async () => {
  const tenant = randomUUID();
  const listener = await world.run('status-monitor');
  const executions = listener.get(OnExecutions);
  const successes = Array.from({ length: 1_500 }, () =>
    envelopeOf(executionSucceeded, sampleOf('execution_succeeded') as never, { tenantid: tenant }),
  );
  await world.publishAll(successes);
  await waitUntil(() => executions.batches.length > 0);
  const integration_id = randomUUID();
  const failure = { ...sampleOf('execution_failed'), integration_id };
  await world.publishAll([envelopeOf(executionFailed, failure as never, { tenantid: tenant })]);
  await waitUntil(async () => (await effects(tenant)).length === 1);
  expect(await effects(tenant)).toEqual([integration_id]);
  executions.end();
  await waitUntil(() => executions.batches.reduce((sum, count) => sum + count, 0) === successes.length);
  expect(Math.max(...executions.batches)).toBeGreaterThan(64);
});

it('handles what waits of a tenant in few transactions, and by themselves those that fail', async () => {
  const [tenant, faulty] = [randomUUID(), randomUUID()];
  const failure = (tenantid: string, over: object = {}, subject: string = randomUUID()) =>
    envelopeOf(
      executionFailed,
      { ...sampleOf('execution_failed'), integration_id: randomUUID(), ...over } as ExecutionFailed,
      { tenantid, subject },
    );
  const events = Array.from({ length: 600 }, () => failure(tenant));
  const poison = randomUUID();
  const innocent = Array.from({ length: 20 }, () => failure(faulty));
  const malformed = failure(faulty, { error: 'none' });
  await world.publishAll([...innocent, failure(faulty, { integration_id: poison }), malformed, ...events]);
  // The same event, which the stream takes for another message.
  await world.publishAll([events[0]!], { msgID: randomUUID() });
  const listener = await world.run('status-monitor', { POISON: poison });
  await waitUntil(async () => (await effects(tenant)).length === events.length);
  await waitUntil(async () => (await effects(faulty)).length === innocent.length);
  const reasons = () =>
    world.sql<{ reason: string }>(
      'status-monitor',
      `select reason from dead_letters where handler = 'execution_failed' and tenant_id = $1 order by reason`,
      [faulty],
    );
  await waitUntil(async () => (await reasons()).length === 2);
  expect((await reasons()).map(({ reason }) => reason)).toEqual([
    expect.stringContaining('malformed: data.error'),
    expect.stringContaining('nobody can handle this one'),
  ]);
  expect(await effects(tenant)).toEqual(idsOf(events));
  expect(await effects(faulty)).toEqual(idsOf(innocent));
  const { lists } = listener.get(OnExecutions);
  expect(Math.max(...lists)).toBeGreaterThan(1);
  expect(lists.filter((count) => count > 1).length).toBeLessThan(100);
});

it('begins with a new durable where the one is from which it was split, and deletes those of earlier releases', async () => {
  const wider = 'integrations-status-monitor';
  const [retired, narrower] = [`${wider}-integration`, `${wider}-integration-status_changed`];
  const [producer, reader] = await Promise.all(
    ['status-monitor', 'integrations'].map((it) => connect(world.servers.nats.user(it as ServiceName))),
  );
  const { seq } = await jetstream(producer!).publish('events.status-monitor.risk_signal.opened.v1', '{}');
  const handled = await (await jetstream(reader!).consumers.get('EVENTS', wider)).next({ expires: 10_000 });
  await handled!.ackAck();
  await world.asProvisioner(({ consumers }) => consumers.delete('EVENTS', narrower));
  await world.servers.nats.provision();
  await world.asProvisioner(async ({ consumers }) => {
    expect((await consumers.info('EVENTS', narrower)).config.opt_start_seq).toBe(seq + 1);
    await consumers.add('EVENTS', { durable_name: retired, ack_policy: AckPolicy.Explicit });
  });
  await world.servers.nats.provision();
  await world.asProvisioner(({ consumers }) => expect(consumers.info('EVENTS', retired)).rejects.toThrow('not found'));
  await Promise.all([producer!.close(), reader!.close()]);
});
