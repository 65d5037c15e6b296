import { isDeepStrictEqual } from 'node:util';
import { executionFailed, executionSucceeded, publishedSubject } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startExecutor } from './start-executor';
import { contacts } from './start-provider';
import { World } from './start-world';

const world = new World();
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  app = await startExecutor(world);
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

async function asProvisioner<T>(work: (manager: JetStreamManager) => Promise<T>): Promise<T> {
  const connection = await connect(world.servers.nats.user('provisioner'));
  return work(await jetstreamManager(connection)).finally(() => connection.close());
}

/** @returns how much room the stream had before. */
const giveOutcomes = (max_bytes: number): Promise<number> =>
  asProvisioner(async ({ streams }) => {
    const before = (await streams.info('OUTCOMES')).config.max_bytes;
    await streams.update('OUTCOMES', { max_bytes });
    return before;
  });

const messagesIn = (stream: string): Promise<number> =>
  asProvisioner(async ({ streams }) => (await streams.info(stream)).state.messages);

it('tells of failures while successes fill their stream, and of the successes once there is room', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  const room = await giveOutcomes(1);
  const succeeded = [await world.ask(tenant, { integration_id }), await world.ask(tenant, { integration_id })];
  const waiting = async () => {
    const rows = await world.sql<{ subject: string }>(
      `select subject from outbox where tenant_id = '${tenant}' and published_at is null and subject like 'outcomes.%'`,
    );
    return rows.map(({ subject }) => subject);
  };
  await waitUntil(async () => (await waiting()).length === succeeded.length);
  world.provider.on(token, () => ({ status: 400, body: [{ errorCode: 'INVALID_FIELD', message: 'no such field' }] }));
  const failed = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(failed.type).toBe(executionFailed.type);
  const full = succeeded.map(() => publishedSubject(executionSucceeded));
  await waitUntil(async () => isDeepStrictEqual(await waiting(), full));
  await waitUntil(async () => (await messagesIn('FAILURES')) === 1);
  expect(await messagesIn('OUTCOMES')).toBe(0);
  await giveOutcomes(room);
  await waitUntil(async () => (await waiting()).length === 0);
  expect(await messagesIn('OUTCOMES')).toBe(succeeded.length);
});
