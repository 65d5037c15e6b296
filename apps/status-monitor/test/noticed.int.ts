import { randomUUID } from 'node:crypto';
import { createClient, type LinesmanClient } from '@linesman/client';
import { alertDelivered, executionFailed, integrationUpdated, riskSignalAcknowledged } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Page } from '@linesman/service-kit';
import type { Reliability, SuccessReport } from '../src/reliability/reliability.dto';
import { type Fixture, World } from './start-world';

const world = new World();
const refused = { cause: 'refresh_refused', error_code: 'invalid_grant' } as const;
let monitor: NestFastifyApplication;
const clients: LinesmanClient[] = [];

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await world.stop();
});

interface Asking {
  role?: string;
  payload?: object;
}

async function ask<T>(tenant: string, url: string, { role = 'csm', payload }: Asking = {}) {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
  const method = payload ? 'POST' : 'GET';
  const response = await monitor.inject({ method, url, headers: { authorization }, ...(payload ? { payload } : {}) });
  const isJson = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, body: (isJson ? response.json() : undefined) as T, text: response.body };
}

const report = (fixture: Fixture, ticket: object, role = 'service') =>
  ask<{ known?: boolean }>(fixture.tenant, '/support-tickets', {
    role,
    payload: {
      ticket_id: randomUUID(),
      integration_id: fixture.integration.integration_id,
      opened_at: new Date().toISOString(),
      ...ticket,
    },
  });

const metrics = async ({ tenant }: Fixture) => (await ask<SuccessReport>(tenant, '/reliability/success-metrics')).body;

const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1_000).toISOString();

async function only(fixture: Fixture): Promise<Record<string, unknown>> {
  const signals = await world.signals(fixture);
  expect(signals).toHaveLength(1);
  return signals[0]!;
}

async function opened(fixture: Fixture): Promise<Record<string, unknown>> {
  await waitUntil(async () => (await world.signals(fixture)).length === 1);
  return only(fixture);
}

async function mended(fixture: Fixture): Promise<void> {
  await world.handled(await world.reconnected(fixture, 2));
  await world.handled(await world.executed(fixture, { credential_version: 2 }));
  expect(await only(fixture)).toMatchObject({ status: 'resolved' });
}

it('knows when it last worked, since when it failed, when somebody was told and when a person acted', async () => {
  const fixture = await world.fixture();
  const [worked, failed] = [secondsAgo(50), secondsAgo(20)];
  await world.handled(await world.executed(fixture, { started_at: worked }));
  await world.executed(fixture, { ...refused, started_at: failed });
  const { signal_id } = await opened(fixture);
  const told = {
    delivery_id: randomUUID(),
    signal_id,
    channel: 'email',
    occasion: 'opened',
    recipient: 'a@example.com',
    delivered_at: secondsAgo(5),
  };
  const act = { signal_id, acknowledged_by: 'Jane', acknowledged_at: secondsAgo(2) };
  await world.handled(
    await world.publish(fixture.tenant, alertDelivered, told),
    await world.publish(fixture.tenant, alertDelivered, { ...told, occasion: 'again.1', delivered_at: secondsAgo(1) }),
    await world.publish(fixture.tenant, riskSignalAcknowledged, act),
  );
  // A reconnect after that is no first act.
  await mended(fixture);
  expect(await only(fixture)).toMatchObject({
    last_worked_at: new Date(worked),
    failing_since: new Date(failed),
    told_at: new Date(told.delivered_at),
    acted_at: new Date(act.acknowledged_at),
    noticed_at: null,
  });
  const { detection, resolution } = await metrics(fixture);
  expect(detection).toMatchObject({ signals: 1, within_hour: 1, within_hour_percent: 100 });
  expect(resolution).toMatchObject({ resolved: 1, before_noticed: 1, before_noticed_percent: 100 });
});

it('takes a reconnect for an act', async () => {
  const fixture = await world.fixture();
  await world.executed(fixture, refused);
  expect(await opened(fixture)).toMatchObject({ acted_at: null });
  await world.handled(await world.reconnected(fixture, 2));
  expect(await only(fixture)).toMatchObject({ acted_at: expect.any(Date) as Date });
});

describe('a failed execution', () => {
  it('counts as noticed if a person met it while the signal was open, also where no call was made', async () => {
    const fixture = await world.fixture();
    const { integration_id, connection_code } = fixture.integration;
    await world.executed(fixture, refused, 'service');
    await opened(fixture);
    await world.handled(await world.executed(fixture, refused, 'service'));
    expect(await only(fixture)).toMatchObject({ noticed_at: null });
    const unsent = {
      execution_id: randomUUID(),
      integration_id,
      connection_code,
      capability_code: 'SYNC_CONTACTS',
      capability_version: 1,
      error: { class: 'permanent', cause: 'refresh_refused', code: 'invalid_grant', message: 'refused' },
      requester: 'person',
    };
    await world.handled(await world.publish(fixture.tenant, executionFailed, unsent));
    expect(await only(fixture)).toMatchObject({ noticed_at: expect.any(Date) as Date, noticed_by: 'failed_execution' });
    await mended(fixture);
    expect((await metrics(fixture)).resolution).toMatchObject({ resolved: 1, before_noticed: 0 });
  });

  it('counts as noticed if a person met it before there was a signal', async () => {
    const fixture = await world.fixture();
    const failing = { cause: 'server_error', part: 'SYNC_CONTACTS' } as const;
    await world.handled(await world.executed(fixture, failing, 'person'));
    expect(await world.signals(fixture)).toEqual([]);
    for (const _ of [2, 3]) await world.handled(await world.executed(fixture, failing, 'service'));
    expect(await opened(fixture)).toMatchObject({ noticed_by: 'failed_execution' });
  });

  it('does not count if it worked again in between, or if the request itself was wrong', async () => {
    const fixture = await world.fixture();
    await world.handled(await world.executed(fixture, { cause: 'server_error' }, 'person'));
    await world.handled(await world.executed(fixture));
    await world.executed(fixture, refused, 'service');
    await opened(fixture);
    await world.handled(await world.executed(fixture, { cause: 'bad_request' }, 'person'));
    expect(await only(fixture)).toMatchObject({ noticed_at: null });
  });
});

describe('a support ticket', () => {
  it('counts once, and says that the customer noticed a problem that is open, has ended, or is found later', async () => {
    const fixture = await world.fixture();
    await world.executed(fixture, refused);
    await opened(fixture);
    const during = new Date().toISOString();
    await mended(fixture);
    const ticket = { ticket_id: 'T-1', opened_at: during };
    expect(await report(fixture, ticket)).toMatchObject({ status: 200, body: { known: false } });
    expect(await report(fixture, ticket)).toMatchObject({ status: 200, body: { known: true } });
    expect(await only(fixture)).toMatchObject({ noticed_at: new Date(during), noticed_by: 'support_ticket' });
    const { resolution, tickets } = await metrics(fixture);
    expect(resolution).toMatchObject({ resolved: 1, before_noticed: 0, before_noticed_percent: 0 });
    expect(tickets).toMatchObject({ opened: 1, opened_before: 0, change_percent: null });

    const later = await world.fixture();
    await report(later, { opened_at: secondsAgo(10) });
    await world.executed(later, refused);
    expect(await opened(later)).toMatchObject({ noticed_by: 'support_ticket' });
  });

  it('is refused for the future, for another tenant’s integration and from members', async () => {
    const [mine, other] = [await world.fixture(), await world.fixture()];
    expect((await report(mine, { integration_id: other.integration.integration_id })).status).toBe(404);
    expect((await report(mine, { opened_at: secondsAgo(-3_600) })).status).toBe(422);
    for (const opened_at of ['yesterday', '2026-W05']) expect((await report(mine, { opened_at })).status).toBe(400);
    expect((await report(mine, {}, 'member')).status).toBe(403);
  });

  it('may be reported by a platform service over NATS', async () => {
    const fixture = await world.fixture();
    const { integration_id } = fixture.integration;
    const asking = async (tenant: string) => {
      const token = () => world.issuer.token({ tenant, roles: ['service'], subject: 'support' });
      const nats = world.servers.nats.user('platform');
      const client = await createClient({ nats, token, tenant_id: fixture.tenant, notice: () => {} });
      clients.push(client);
      return client;
    };
    await world.executed(fixture, refused);
    await opened(fixture);
    const client = await asking(fixture.tenant);
    await client.supportTicketOpened({ ticket_id: 'T-2', integration_id });
    await client.supportTicketOpened({ ticket_id: 'T-2', integration_id });
    expect(await only(fixture)).toMatchObject({ noticed_by: 'support_ticket' });
    expect((await metrics(fixture)).tickets.opened).toBe(1);
    const unknown = client.supportTicketOpened({ ticket_id: 'T-3', integration_id: randomUUID() });
    await expect(unknown).rejects.toMatchObject({ status: 404 });
    const foreign = (await asking(randomUUID())).supportTicketOpened({ ticket_id: 'T-4', integration_id });
    await expect(foreign).rejects.toMatchObject({ status: 403, type: 'refused-caller' });
  });
});

it('writes down when an integration is switched off and on, and counts neither up nor down in between', async () => {
  const fixture = await world.fixture();
  const { tenant, integration } = fixture;
  await world.executed(fixture, refused);
  await opened(fixture);
  for (const [status, version] of [
    ['inactive', 2],
    ['inactive', 3],
    ['active', 4],
  ] as const)
    await world.handled(await world.publish(tenant, integrationUpdated, { ...integration, status, version }));
  const events = await world.sql<{ event_type: string }>(
    `select event_type from integration_events where integration_id = $1 and event_type like 'switched%' order by created_at`,
    [integration.integration_id],
  );
  expect(events.map(({ event_type }) => event_type)).toEqual(['switched_off', 'switched_on']);
  await world.handled(
    await world.publish(tenant, integrationUpdated, { ...integration, status: 'inactive', version: 5 }),
  );
  const { body } = await ask<Page<Reliability>>(tenant, '/reliability');
  expect(body.items).toMatchObject([{ disconnections: 1, ongoing: 0, mttr_seconds: null }]);
});
