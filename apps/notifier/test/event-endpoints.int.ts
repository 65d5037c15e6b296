import { randomUUID } from 'node:crypto';
import { customerDeleted } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { EndpointWithSecret, EventDeliveryView } from '../src/event-endpoints/event-endpoints.dto';
import { EventServer, type Received, signatureWith } from './event-server';
import type { TestTenant } from './notifier-world';
import { feedOf } from './reading-events';
import { RunningNotifier } from './running-notifier';

/** Events of a tenant as signed webhooks. */
const notifier = new RunningNotifier();
const { deleteIntegrations, readAll } = feedOf(notifier);

let server: EventServer;
const at = (path: string): Received[] => server.at(path);

beforeAll(async () => {
  server = await EventServer.start();
  await notifier.start();
});
afterAll(async () => {
  server.stop();
  await notifier.stop();
});

class Caller {
  readonly path = `/${randomUUID()}`;
  constructor(
    readonly tenant: TestTenant,
    readonly token: string,
  ) {}

  static async of(tenant: TestTenant, role = 'tenant_admin'): Promise<Caller> {
    return new Caller(tenant, await notifier.issuer.token({ tenant: tenant.id, roles: [role], subject: 'anna' }));
  }

  async ask<T = Record<string, unknown>>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) {
    const { status, body: text } = await notifier.http(method, `/event-endpoints${path}`, this.token, body);
    return { status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  async endpoint(over: object = {}): Promise<EndpointWithSecret> {
    const body = {
      url: server.origin + this.path,
      types: ['integration_deleted'],
      contact_email: 'ops@acme.example',
      ...over,
    };
    const created = await this.ask<EndpointWithSecret>('POST', '', body);
    expect(created.status).toBe(201);
    return created.body;
  }

  async deliveries(id: string, query = ''): Promise<EventDeliveryView[]> {
    return (await this.ask<{ items: EventDeliveryView[] }>('GET', `/${id}/deliveries${query}`)).body.items;
  }
}

const arrived = (path: string, count: number): Promise<Received[]> =>
  waitUntil(() => at(path).length >= count && at(path));

/** The next attempt is made now. One that is being made keeps its lease: a later one beside it would be recorded alone. */
const hurry = (id: string) =>
  notifier.rows(
    `update event_deliveries set next_attempt_at = now()
     where endpoint_id = $1 and state = 'pending' and attempts = jsonb_array_length(log)`,
    id,
  );

it('sends what happens from now on, signed, and nothing else', async () => {
  const [tenant, other] = [await notifier.tenant(), await notifier.tenant()];
  await deleteIntegrations(tenant, 1);
  await readAll(tenant, 1, 'integration_deleted');
  const caller = await Caller.of(tenant);
  const endpoint = await caller.endpoint();
  await deleteIntegrations(other, 1);
  const unwanted = { customer_id: randomUUID(), erasure_id: randomUUID(), integration_ids: [] };
  await notifier.publish(customerDeleted, envelopeOf(customerDeleted, unwanted, { tenantid: tenant.id }));
  const ids = await deleteIntegrations(tenant, 3);

  const got = await arrived(caller.path, 3);
  const events = got.map(
    ({ body }) => JSON.parse(body) as { id: string; type: string; tenantid: string; subject: string },
  );
  expect(events.map(({ subject }) => subject).sort()).toEqual([...ids].sort());
  expect(events.every((one) => one.type === 'integration_deleted' && one.tenantid === tenant.id)).toBe(true);
  for (const [index, one] of got.entries()) {
    expect(one.headers['webhook-id']).toBe(events[index]!.id);
    expect(one.headers['webhook-signature']).toBe(signatureWith(endpoint.secret, one));
    expect(Math.abs(Date.now() / 1_000 - Number(one.headers['webhook-timestamp']))).toBeLessThan(300);
  }
  const log = await waitUntil(async () => {
    const items = await caller.deliveries(endpoint.endpoint_id, '?state=delivered');
    return items.length === 3 && items;
  });
  expect(log[0]).toMatchObject({
    type: 'integration_deleted',
    next_attempt_at: null,
    attempts: [{ status: 200, error: null }],
  });
  expect(at(caller.path)).toHaveLength(3);
});

it('tries again, and says what the endpoint answered', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const { endpoint_id } = await caller.endpoint();
  server.answers.set(caller.path, [500, 302, 200]);
  await deleteIntegrations(caller.tenant, 1);
  for (const attempts of [1, 2]) {
    await waitUntil(async () => (await caller.deliveries(endpoint_id))[0]?.attempts.length === attempts);
    await hurry(endpoint_id);
  }
  const [delivery] = await waitUntil(async () => {
    const items = await caller.deliveries(endpoint_id, '?state=delivered');
    return items.length === 1 && items;
  });
  expect(delivery!.attempts.map(({ status }) => status)).toEqual([500, null, 200]);
  expect(delivery!.attempts[1]!.error).toContain('redirect');
  // The id is the same each time, so that the endpoint acts once.
  expect(new Set(at(caller.path).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

it('gives up after ten attempts, and sends it again when asked', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const { endpoint_id } = await caller.endpoint();
  server.answers.set(caller.path, [500]);
  await deleteIntegrations(caller.tenant, 1);
  const [failed] = await waitUntil(async () => {
    await hurry(endpoint_id);
    const items = await caller.deliveries(endpoint_id, '?state=failed');
    return items.length === 1 && items;
  });
  expect(failed!.attempts).toHaveLength(10);
  server.answers.set(caller.path, [200]);
  expect((await caller.ask('POST', `/${endpoint_id}/deliveries/${failed!.delivery_id}/send-again`)).status).toBe(202);
  await waitUntil(async () => (await caller.deliveries(endpoint_id, '?state=delivered')).length === 1);
});

it('disables an endpoint that is gone, tells its contact once, and sends what it missed when it is enabled', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const { endpoint_id } = await caller.endpoint({ contact_email: `ops-${randomUUID()}@acme.example` });
  server.answers.set(caller.path, [410]);
  await deleteIntegrations(caller.tenant, 1);
  const disabled = await waitUntil(async () => {
    const { body } = await caller.ask('GET', `/${endpoint_id}`);
    return body.state === 'disabled' && body;
  });
  expect(disabled.disabled_because).toBe('gone');
  const [email] = await waitUntil(() => {
    const mails = notifier.email.to(String(disabled.contact_email));
    return mails.length > 0 && mails;
  });
  expect(email!.subject).toBe(`Events are no longer sent to ${server.origin}${caller.path}`);
  expect(email!.text).toContain(`/settings/webhooks/${endpoint_id}`);
  const [missed] = await deleteIntegrations(caller.tenant, 1);
  await readAll(caller.tenant, 2, 'integration_deleted');
  expect((await caller.ask('POST', `/${endpoint_id}/test`)).body).toMatchObject({
    type: expect.stringContaining('endpoint-disabled') as string,
  });
  server.answers.set(caller.path, [200]);
  const enabled = await caller.ask('PUT', `/${endpoint_id}`, { state: 'enabled' });
  expect(enabled.body).toMatchObject({ state: 'enabled', disabled_because: null, failing_since: null });
  await waitUntil(() => at(caller.path).some(({ body }) => body.includes(missed!)));
  expect(notifier.email.to(String(disabled.contact_email))).toHaveLength(1);
});

it('disables an endpoint that has accepted nothing for four days', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const { endpoint_id } = await caller.endpoint();
  server.answers.set(caller.path, [503]);
  await deleteIntegrations(caller.tenant, 1);
  await waitUntil(async () => (await caller.ask('GET', `/${endpoint_id}`)).body.failing_since);
  await notifier.rows(
    `update event_endpoints set failing_since = failing_since - interval '4 days' where endpoint_id = $1`,
    endpoint_id,
  );
  await hurry(endpoint_id);
  await waitUntil(async () => (await caller.ask('GET', `/${endpoint_id}`)).body.disabled_because === 'failing');
});

it('signs with both secrets for a while after a rotation', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const { endpoint_id, secret: first } = await caller.endpoint();
  const { body } = await caller.ask<{ secret: string }>('POST', `/${endpoint_id}/rotate-secret`, {});
  expect(body.secret).not.toBe(first);
  expect((await caller.ask('GET', `/${endpoint_id}/secret`)).body).toMatchObject({ secret: body.secret });
  await caller.ask('POST', `/${endpoint_id}/test`);
  const [test] = await arrived(caller.path, 1);
  expect(test!.headers['webhook-signature']).toBe(
    `${signatureWith(body.secret, test!)} ${signatureWith(first, test!)}`,
  );
  expect(JSON.parse(test!.body)).toMatchObject({
    type: 'endpoint_test',
    tenantid: caller.tenant.id,
    data: { endpoint_id },
  });

  const now = await caller.ask<{ secret: string }>('POST', `/${endpoint_id}/rotate-secret`, { keep_old_hours: 0 });
  await caller.ask('POST', `/${endpoint_id}/test`);
  const [, second] = await arrived(caller.path, 2);
  expect(second!.headers['webhook-signature']).toBe(signatureWith(now.body.secret, second!));
});

it('sends every event since a time again', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const { endpoint_id } = await caller.endpoint();
  await deleteIntegrations(caller.tenant, 2);
  await waitUntil(async () => (await caller.deliveries(endpoint_id, '?state=delivered')).length === 2);
  const since = new Date(Date.now() - 3_600_000).toISOString();
  expect((await caller.ask('POST', `/${endpoint_id}/send-again`, { since })).status).toBe(202);
  const got = await arrived(caller.path, 4);
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
});

it('does not wait for an endpoint that never answers', async () => {
  const [slow, quick] = [await Caller.of(await notifier.tenant()), await Caller.of(await notifier.tenant())];
  server.hanging.add(slow.path);
  await slow.endpoint();
  const { endpoint_id } = await quick.endpoint();
  await deleteIntegrations(slow.tenant, 40);
  await arrived(slow.path, 1);
  await deleteIntegrations(quick.tenant, 5);
  await waitUntil(async () => (await quick.deliveries(endpoint_id, '?state=delivered')).length === 5);
  // It has its share of the process, and the rest of its events wait for their turn.
  expect(at(slow.path).length).toBeLessThan(32);
  server.hanging.delete(slow.path);
});

it('sends nothing of a customer who was erased', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const { endpoint_id } = await caller.endpoint();
  server.answers.set(caller.path, [500]);
  await deleteIntegrations(caller.tenant, 1);
  await waitUntil(async () => (await caller.deliveries(endpoint_id))[0]?.attempts.length === 1);
  await notifier.rows('delete from kept_events where tenant_id = $1', caller.tenant.id);
  await hurry(endpoint_id);
  const [deleted] = await waitUntil(async () => {
    const items = await caller.deliveries(endpoint_id, '?state=deleted');
    return items.length === 1 && items;
  });
  const again = await caller.ask('POST', `/${endpoint_id}/deliveries/${deleted!.delivery_id}/send-again`);
  expect(again.status).toBe(410);
});

it('belongs to administrators and services of the tenant', async () => {
  const tenant = await notifier.tenant();
  const owner = await Caller.of(tenant);
  const { endpoint_id } = await owner.endpoint();
  const stranger = await Caller.of(await notifier.tenant());
  for (const path of [`/${endpoint_id}`, `/${endpoint_id}/secret`, `/${endpoint_id}/deliveries`])
    expect((await stranger.ask('GET', path)).status).toBe(404);
  expect((await stranger.ask('DELETE', `/${endpoint_id}`)).status).toBe(404);
  expect((await (await Caller.of(tenant, 'member')).ask('GET', '')).status).toBe(403);
  expect((await (await Caller.of(tenant, 'service')).ask<{ items: object[] }>('GET', '')).body.items).toHaveLength(1);
  expect((await owner.ask('DELETE', `/${endpoint_id}`)).status).toBe(204);
  expect((await owner.ask('GET', `/${endpoint_id}`)).status).toBe(404);
  const log = await notifier.rows<{ action: string }>(
    `select action from audit_log where subject_id = $1 order by id`,
    endpoint_id,
  );
  expect(log.map(({ action }) => action)).toEqual(['event_endpoint.created', 'event_endpoint.deleted']);
});

it('refuses addresses that are not public, types that nobody publishes, and more than 20', async () => {
  const caller = await Caller.of(await notifier.tenant());
  const body = { url: server.origin, types: ['integration_deleted'], contact_email: 'ops@acme.example' };
  for (const wrong of [
    { url: 'http://10.0.0.1/' },
    { url: 'ftp://example.com/' },
    { types: [] },
    { types: ['no_such_event'] },
    { contact_email: 'nobody' },
  ])
    expect((await caller.ask('POST', '', { ...body, ...wrong })).status).toBe(400);
  for (let n = 0; n < 20; n += 1) await caller.endpoint();
  expect((await caller.ask('POST', '', body)).status).toBe(409);
});
