import { randomUUID } from 'node:crypto';
import {
  dependents,
  type DependentsAnswer,
  diagnose,
  integrationCreated,
  PLATFORM_TENANT,
  type SignalDiagnosis,
  workload,
  type WorkloadAnswer,
  type WorkloadRequest,
} from '@linesman/contracts';
import { rpcStub, waitUntil } from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Fixture, World } from './start-world';

const world = new World();
const others: NatsConnection[] = [];
let app: NestFastifyApplication;
const workloads = new Map<string, WorkloadAnswer>();
const served = new Map<string, DependentsAnswer>();
const asked: WorkloadRequest[] = [];

const as = async (service: 'integrations-rpc' | 'gateway-executor-rpc' | 'notifier'): Promise<NatsConnection> => {
  const connection = await connect(world.servers.nats.user(service));
  others.push(connection);
  return connection;
};

beforeAll(async () => {
  await world.start();
  app = await world.monitor();
  await rpcStub(await as('integrations-rpc'), dependents, ({ integration_id }) => served.get(integration_id));
  await rpcStub(await as('gateway-executor-rpc'), workload, (request) => {
    asked.push(request);
    return workloads.get(request.integration_id);
  });
});
afterAll(async () => {
  await Promise.all(others.map((one) => one.close()));
  await world.stop();
});

const refused = { cause: 'refresh_refused', error_code: 'invalid_grant', message: 'expired refresh token' } as const;

/** Breaks an integration. @returns the id of the signal. */
async function broken(fixture: Fixture, failure: Parameters<World['executed']>[1] = refused): Promise<string> {
  await world.executed(fixture, failure);
  const signal = await waitUntil(async () => (await world.signals(fixture)).find(({ status }) => status === 'open'));
  return String(signal.signal_id);
}

async function get(
  { tenant }: Pick<Fixture, 'tenant'>,
  id: string,
): Promise<{ status: number; body: SignalDiagnosis }> {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['csm'] })}`;
  const response = await app.inject({ url: `/risk-signals/${id}/diagnosis`, headers: { authorization } });
  return { status: response.statusCode, body: response.json<SignalDiagnosis>() };
}

it('says cause, what was tried, whom it concerns and how sure it is', async () => {
  const fixture = await world.fixture();
  const { integration_id } = fixture.integration;
  const hour = (ago: number): string => new Date(Date.now() - ago * 3_600_000).toISOString();
  workloads.set(integration_id, {
    counted_from: hour(720),
    more: false,
    capabilities: [{ capability_code: 'SYNC_CONTACTS', executions: 14, last_at: hour(1) }],
    waiting: { count: 42, first_deadline: hour(-1) },
    failed_since: 3,
    syncs: [{ capability_code: 'SYNC_CONTACTS', last_run_at: hour(1), last_run_status: 'whole' }],
  });
  served.set(integration_id, {
    serves: [
      { entity_type: 'product', count: 2, ids: ['crm', 'desk'] },
      { entity_type: 'subscription', count: 1, ids: ['sub_1'] },
    ],
    customers: [],
    billing: { count: 1, due_soon: 1, next: [] },
  });
  const id = await broken(fixture);
  await world.handled(await world.executed(fixture, refused));
  const { status, body } = await get(fixture, id);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    signal_id: id,
    cause: 'refresh_refused',
    reason: 'OAuth token expired and refresh failed',
    error_code: 'invalid_grant',
    party_at_fault: 'customer',
    certainty: 'confirmed',
    evidence: [{ kind: 'observations', says: 'for', text: 'It was seen 2 times, by an execution' }],
    tried: [{ what: 'execution', times: 2, outcome: 'failed', answer: 'invalid_grant: expired refresh token' }],
    previous: { count: 0 },
    likely_fix: { remedy: 'reconnect' },
    impact: {
      arr: 200_000,
      lines: [
        expect.stringMatching(
          /^Contacts are no longer synced from Salesforce \(14 times in the last 30 days; last run .*at \d+:\d\d [AP]M UTC\)$/,
        ),
        '2 products use it',
        '1 subscription uses it',
      ],
      facts: ['2 products, 1 subscription', '42 requests wait', '1 subscription billed through it, 1 by tomorrow'],
      not_known: [],
    },
  });
  // What was not used has not stopped.
  expect(body.impact!.not_used).toEqual(['SYNC_OPPORTUNITIES']);
  expect(body.likely_fix.steps.length).toBeGreaterThan(0);
  expect(asked.at(-1)).toMatchObject({ tenant_id: fixture.tenant, integration_id, since: body.failing_since });

  const notifier = await as('notifier');
  const pattern = `rpc.${diagnose.name}.notifier`;
  const data = { tenant_id: fixture.tenant, signal_id: id };
  const ask = () => notifier.request(pattern, JSON.stringify({ pattern, data, id: '1' }), { timeout: 60_000 });
  // The first one who asks may get what was composed when the signal opened.
  await ask();
  const reply = await ask();
  expect(reply.json<{ response: SignalDiagnosis }>().response).toMatchObject({ signal_id: id, certainty: 'confirmed' });
});

it('says what is not known while the other services do not answer', async () => {
  const fixture = await world.fixture({ integration: { linked: [{ entity_type: 'product', count: 3 }] } });
  const { body } = await get(fixture, await broken(fixture));
  expect(body.impact).toMatchObject({
    lines: [
      'Contacts are no longer synced from Salesforce',
      'Opportunities are no longer synced from Salesforce',
      '3 products use it',
    ],
    not_known: [
      'Who depends on it is not known: the integrations service did not answer',
      'What was used, which syncs ran and which requests wait is not known: the executor did not answer',
    ],
  });
  expect(body.impact).not.toHaveProperty('workload');
});

it('tells of the last disconnection how it ended and how long it took, and of an ended signal no impact', async () => {
  const fixture = await world.fixture();
  const first = await broken(fixture);
  await world.handled(await world.reconnected(fixture, 2));
  await world.executed(fixture, { credential_version: 2 });
  await waitUntil(async () => (await world.signals(fixture)).every(({ status }) => status === 'resolved'));
  const ended = (await get(fixture, first)).body;
  expect(ended).not.toHaveProperty('impact');
  expect(ended).not.toHaveProperty('next_check_at');
  expect(ended.tried.map(({ what }) => what)).toEqual(['reconnect', 'execution']);

  const second = await broken(fixture, { ...refused, credential_version: 2 });
  const { previous } = (await get(fixture, second)).body;
  expect(previous).toMatchObject({ count: 1, last: { resolution: 'verified', reconnected: true } });
  expect(Date.parse(previous.last!.ended_at)).toBeGreaterThanOrEqual(Date.parse(previous.last!.began_at));
});

it('weighs other integrations of the same account', async () => {
  const one = await world.fixture({ integration: { account_id: 'acct_1' } });
  const id = await broken(one);
  const sibling = { ...one.integration, integration_id: randomUUID(), name: 'Another' };
  await world.publish(one.tenant, integrationCreated, sibling);
  await waitUntil(() => world.health(sibling.integration_id));
  expect((await get(one, id)).body.certainty).toBe('seen_once');
  await world.worked(sibling.integration_id);
  await world.handled(await world.executed({ ...one, integration: sibling }, refused));
  expect((await get(one, id)).body).toMatchObject({
    certainty: 'confirmed',
    evidence: [
      { kind: 'observations' },
      { kind: 'siblings', text: '1 other integration of the same account fails alike' },
    ],
  });
});

it('lets our own integration of a provider speak against the provider’s fault', async () => {
  const fixture = await world.fixture();
  const failing = { cause: 'timeout', part: 'SYNC_CONTACTS' } as const;
  for (let n = 0; n < 3; n++) await world.handled(await world.executed(fixture, failing));
  const [signal] = await waitUntil(async () => (await world.signals(fixture)).length === 1 && world.signals(fixture));
  const id = String(signal!.signal_id);
  const canary = { ...fixture.integration, integration_id: randomUUID(), customer_id: undefined };
  await world.publish(PLATFORM_TENANT, integrationCreated, canary);
  await waitUntil(() => world.health(canary.integration_id));
  await world.handled(await world.executed({ ...fixture, tenant: PLATFORM_TENANT, integration: canary }));
  await world.sql(
    `insert into provider_canaries (connection_code, tenant_id, integration_id, chosen_by) values ('salesforce',
       '${PLATFORM_TENANT}', $1, 'test') on conflict (connection_code) do update set integration_id = excluded.integration_id`,
    [canary.integration_id],
  );
  const { body } = await get(fixture, id);
  expect(body).toMatchObject({ certainty: 'doubted', party_at_fault: 'provider' });
  expect(body.evidence).toContainEqual({
    kind: 'canary',
    says: 'against',
    text: 'Our own integration of Salesforce works at the same time',
  });
});

it('shows no tenant the signals of another', async () => {
  const fixture = await world.fixture();
  const id = await broken(fixture);
  expect((await get({ tenant: randomUUID() }, id)).status).toBe(404);
});
