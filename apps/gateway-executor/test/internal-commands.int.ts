import { type Envelope, type ExecutionRequested, executionRequested } from '@linesman/contracts';
import { buildEnvelope } from '@linesman/messaging';
import { jetstream } from '@nats-io/jetstream';
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

const VOUCHED = `${executionRequested.subject}.integrations`;

function command(tenantId: string, integration_id: string): Envelope<ExecutionRequested> {
  const data = { integration_id, capability_code: 'SYNC_CONTACTS', parameters: {} };
  return buildEnvelope(executionRequested, 'integrations', { tenantId, aggregateId: 'sub_1', data }, new Date());
}

async function publish(as: 'integrations' | 'platform', envelope: object): Promise<void> {
  const nats = await connect({ ...world.servers.nats.user(as), timeout: 60_000 });
  try {
    await jetstream(nats).publish(VOUCHED, JSON.stringify(envelope));
  } finally {
    await nats.close();
  }
}

it('executes what integrations requests in its own name, without a token and without a grant', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  const asked = command(tenant, integration_id);
  await publish('integrations', asked);
  expect(await world.resultOf(asked.id)).toMatchObject({ type: 'execution_succeeded', tenantid: tenant });
  const [row] = await world.sql<{ requested_by: string }>(
    `select requested_by from executions where command_id = '${asked.id}'`,
  );
  expect(row).toEqual({ requested_by: 'integrations' });
});

it('accepts nobody else on that subject', async () => {
  const { tenant, integration_id } = world.customer('salesforce');
  await expect(publish('platform', command(tenant, integration_id))).rejects.toThrow(/permissions violation/i);
});

it('says with a failure whether a person met it', async () => {
  const { tenant, integration_id } = world.customer('salesforce');
  const failureOf = async (subject: string, role: string) => {
    const on_behalf_of = { subject, roles: [role] };
    const asked = { integration_id, capability_code: 'SYNC_CONTACTS', parameters: {}, on_behalf_of };
    return world.resultOf(await world.ask(tenant, asked));
  };
  // Neither has a grant.
  expect(await failureOf('mia', 'member')).toMatchObject({ type: 'execution_failed', data: { requester: 'person' } });
  expect(await failureOf('sales', 'service')).toMatchObject({
    type: 'execution_failed',
    data: { requester: 'service' },
  });
});
