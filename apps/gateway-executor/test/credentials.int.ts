import { randomUUID } from 'node:crypto';
import {
  type EventContract,
  grantsChanged,
  integrationCredentialsChanged,
  type Observation,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Leases } from '@linesman/leases';
import { startExecutor } from './start-executor';
import { contacts, paid, sessionExpired } from './start-provider';
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

it('renews credentials once that the provider refuses, and succeeds with the new ones', async () => {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.leases.on(integration_id, ({ refused_version }) => ({
    granted: true,
    lease: refused_version ? leaseOf(`${token}-new`, 4) : leaseOf(token, 3),
  }));
  world.provider.on(token, () => sessionExpired);
  world.provider.on(`${token}-new`, () => contacts);
  const event = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(event).toMatchObject({ type: 'execution_succeeded', data: { observation: { credential_version: 4 } } });
  expect(world.leases.of(integration_id).map((request) => request.refused_version)).toEqual([undefined, 3]);
  expect(world.provider.with(token)).toHaveLength(1);
});

it('observes the bytes of a call, with those of a first one whose credentials were refused', async () => {
  const { tenant, integration_id, token, leaseOf } = world.customer('stripe');
  world.leases.on(integration_id, ({ refused_version }) => ({
    granted: true,
    lease: refused_version ? leaseOf(`${token}-new`, 4) : leaseOf(token, 3),
  }));
  const refusal = { error: { message: 'Invalid API Key provided' } };
  world.provider.on(token, () => ({ status: 401, body: refusal }));
  world.provider.on(`${token}-new`, () => paid('pi_2'));
  const event = await world.resultOf(
    await world.ask(tenant, {
      capability_code: 'PROCESS_PAYMENT',
      parameters: { amount: 100, currency: 'usd' },
      integration_id,
      idempotency_key: 'order-6',
    }),
  );
  const bytes = (body: unknown) => Buffer.byteLength(JSON.stringify(body));
  const form = (call?: { form: Record<string, string> }) => String(new URLSearchParams(call!.form)).length;
  const [first, second] = [world.provider.with(token)[0], world.provider.with(`${token}-new`)[0]];
  expect(event.data.observation).toMatchObject({
    outcome: 'success',
    credential_version: 4,
    bytes_sent: form(first) + form(second),
    bytes_received: bytes(refusal) + bytes(paid('pi_2').body),
  });
});

it('fails with the reason why the credentials cannot be renewed, at the time of its own call', async () => {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  const refused: Observation = {
    integration_id,
    source: 'refresh',
    outcome: 'failure',
    cause: 'refresh_refused',
    error_code: 'invalid_grant',
    message: 'expired access/refresh token',
    started_at: '2020-01-01T00:00:00.000Z',
    credential_version: 3,
  };
  world.leases.on(integration_id, ({ refused_version }) =>
    refused_version ? { granted: false, refused } : { granted: true, lease: leaseOf(token, 3) },
  );
  world.provider.on(token, () => sessionExpired);
  const before = Date.now();
  const event = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(event).toMatchObject({
    type: 'execution_failed',
    data: {
      connection_code: 'salesforce',
      error: {
        class: 'permanent',
        cause: 'refresh_refused',
        code: 'invalid_grant',
        reconnect_url: `http://127.0.0.1:1/integrations/${integration_id}`,
      },
      observation: { source: 'execution', cause: 'refresh_refused', part: 'SYNC_CONTACTS', credential_version: 3 },
    },
  });
  // The clock of the service follows the database's, and differs from this process's by some milliseconds.
  expect(Date.parse(event.data.observation!.started_at)).toBeGreaterThan(before - 60_000);
  expect(world.provider.with(token)).toHaveLength(1);
});

it('reports a revoked grant when the provider refuses the renewed credentials too', async () => {
  const { tenant, integration_id, leaseOf } = world.customer('salesforce');
  world.leases.on(integration_id, ({ refused_version }) => ({
    granted: true,
    lease: leaseOf(randomUUID(), refused_version ? 4 : 3),
  }));
  const event = await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(event.data.observation).toMatchObject({ cause: 'grant_revoked', http_status: 401, credential_version: 4 });
});

/** Publishes an event as the integrations service does. */
const publish = <T extends object>(contract: EventContract<T>, tenantid: string, data: T): void =>
  world.leases.connection.publish(contract.subject, JSON.stringify(envelopeOf(contract, data, { tenantid })));

it('leases once for many executions, and again when the credentials changed', async () => {
  const { tenant, integration_id, token, leaseOf } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  world.provider.on(`${token}-new`, () => contacts);
  const many = await Promise.all(Array.from({ length: 10 }, () => world.ask(tenant, { integration_id })));
  await Promise.all(many.map((id) => world.resultOf(id)));
  expect(world.leases.of(integration_id)).toHaveLength(1);

  world.leases.on(integration_id, () => ({ granted: true, lease: leaseOf(`${token}-new`, 4) }));
  publish(integrationCredentialsChanged, tenant, { integration_id, credential_version: 4, reason: 'reconnected' });
  await waitUntil(() => app.get(Leases).peek({ tenant_id: tenant, integration_id }) === undefined);
  await world.resultOf(await world.ask(tenant, { integration_id }));
  expect(world.provider.with(`${token}-new`)).toHaveLength(1);
});

it('evicts the leases of a tenant whose grants changed, and no others', async () => {
  const [mine, second, other] = [
    world.customer('salesforce'),
    world.customer('salesforce'),
    world.customer('salesforce'),
  ];
  const held = ({ tenant, integration_id }: typeof mine) => app.get(Leases).peek({ tenant_id: tenant, integration_id });
  const lease = ({ integration_id }: typeof mine, tenant: string) =>
    app.get(Leases).get({ tenant_id: tenant, integration_id });
  await Promise.all([lease(mine, mine.tenant), lease(second, mine.tenant), lease(other, other.tenant)]);
  publish(grantsChanged, mine.tenant, { integration_id: mine.integration_id });
  await waitUntil(() => held(mine) === undefined);
  expect(held({ ...second, tenant: mine.tenant })).toBeDefined();
  await lease(mine, mine.tenant);
  publish(grantsChanged, mine.tenant, {});
  await waitUntil(() => held(mine) === undefined && held({ ...second, tenant: mine.tenant }) === undefined);
  expect(held(other)).toBeDefined();
});

it("never uses one tenant's lease for another tenant", async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => contacts);
  const held = world.leases.of(integration_id);
  await world.resultOf(await world.ask(tenant, { integration_id }));
  const thief = randomUUID();
  await world.resultOf(await world.ask(thief, { integration_id }));
  expect(held).toHaveLength(0);
  expect(world.leases.of(integration_id).map((request) => request.tenant_id)).toEqual([tenant, thief]);
});

it('stores no credential in its database or its events', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  world.provider.on(token, () => ({ status: 400, body: [{ errorCode: 'MALFORMED', message: `bad ${token}` }] }));
  const event = await world.resultOf(await world.ask(tenant, { integration_id }));
  const rows = await world.sql(`select e::text from executions e where tenant_id = '${tenant}'`);
  const sent = await world.sql(`select envelope::text from outbox where tenant_id = '${tenant}'`);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify([event, rows, sent])).not.toContain(token);
});
