import { randomUUID } from 'node:crypto';
import { integrationCreated } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomerScore, IntegrationScore } from '../src/technical-score/technical-score.dto';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;
beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

async function ask<T>(tenant: string, url: string) {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: ['csm'] })}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  return { status: response.statusCode, body: response.json<T>() };
}
const ofIntegration = ({ tenant }: Fixture, id: string) =>
  ask<IntegrationScore>(tenant, `/integration-health/${id}/technical-score`);
const ofCustomer = ({ tenant, customer }: Fixture) =>
  ask<CustomerScore>(tenant, `/customer-health/${customer.customer_id}/technical-score`);
const pointsOf = ({ parts }: IntegrationScore) => Object.fromEntries(parts.map(({ part, points }) => [part, points]));

it('follows from what is known of each integration, and from all of them for the customer', async () => {
  const fixture = await world.fixture();
  const { tenant, integration } = fixture;
  const { integration_id } = integration;
  await world.handled(await world.executed(fixture));
  await world.sql(
    `update integration_health set credentials_end_at = now() + interval '84 hours' where integration_id = $1`,
    [integration_id],
  );
  const { body: healthy } = await ofIntegration(fixture, integration_id);
  const perfect = { uptime: 35, state: 25, calls: 15, problems: 10, freshness: null };
  expect(pointsOf(healthy)).toEqual({ ...perfect, credentials: 2.5 });
  expect(healthy).toMatchObject({ integration_id, connection_code: 'salesforce', is_critical: true, score: 97 });

  const other = { ...integration, integration_id: randomUUID(), name: 'Another', is_critical: false };
  await world.handled(await world.publish(tenant, integrationCreated, other));
  expect((await ofIntegration(fixture, other.integration_id)).body.score).toBeNull();
  const { body: known } = await ofCustomer(fixture);
  expect(known).toMatchObject({ score: 97, counted: 1, unknown: 1 });
  expect(known.integrations.map((one) => one.integration_name)).toEqual(['Salesforce CRM Sync', 'Another']);

  await world.worked(other.integration_id);
  await world.handled(await world.executed({ ...fixture, integration: other }));
  await world.executed(fixture, { cause: 'refresh_refused' });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened')[0]);
  const { body: broken } = await ofIntegration(fixture, integration_id);
  expect(pointsOf(broken)).toMatchObject({ state: 0, problems: 0, calls: 0 });
  const { body: both } = await ofCustomer(fixture);
  const [critical, another] = both.integrations.map(({ score }) => score!);
  expect(another).toBe(100);
  expect(both).toMatchObject({ score: Math.round((3 * critical! + 100) / 4), counted: 2, unknown: 0 });
});

it('is of the tenant only, and null for a customer without an integration', async () => {
  const fixture = await world.fixture();
  const stranger = await world.fixture();
  expect(await ofIntegration(stranger, fixture.integration.integration_id)).toMatchObject({ status: 404 });
  const { body } = await ofCustomer({ ...fixture, tenant: stranger.tenant });
  expect(body).toEqual({
    customer_id: fixture.customer.customer_id,
    score: null,
    counted: 0,
    unknown: 0,
    integrations: [],
  });
});
