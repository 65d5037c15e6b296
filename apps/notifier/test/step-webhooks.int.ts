import { customerDeleted, PLATFORM_TENANT } from '@linesman/contracts';
import { randomUUID } from 'node:crypto';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { EventServer, signatureWith } from './event-server';
import type { TestTenant } from './notifier-world';
import { SteppingNotifier } from './stepping';

/** Webhooks that a workflow sends. */
const notifier = new SteppingNotifier();
let server: EventServer;
beforeAll(async () => {
  server = await EventServer.start();
  await notifier.start();
});
afterAll(async () => {
  server.stop();
  await notifier.stop();
});

const ask = async <T>(tenant: TestTenant, method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
  JSON.parse(
    (await notifier.http(method, `/event-endpoints${path}`, await tenant.tokenFor('tenant_admin'), body)).body,
  ) as T;
/** An attempt that is being made keeps its lease. */
const hurry = (tenant: TestTenant) =>
  notifier.rows(
    'update event_deliveries set next_attempt_at = now() where tenant_id = $1 and attempts = jsonb_array_length(log)',
    tenant.id,
  );

it('sends what the document names, signed with the secret of the endpoint that the address got', async () => {
  const tenant = await notifier.tenant();
  const path = `/${randomUUID()}`;
  const signal = await notifier.opened(tenant, 'send_hook', { failure_reason: server.origin + path });
  await notifier.runIn(signal, 'done');
  const [hook] = await notifier.steps(signal);
  expect(hook).toMatchObject({ state: 'done', attempts: 1, last_error: null, output: { status: 200, error: null } });
  const [got, ...more] = server.at(path);
  expect(more).toEqual([]);
  expect(got!.headers['webhook-id']).toBe(hook!.id);
  expect(JSON.parse(got!.body)).toMatchObject({
    id: hook!.id,
    type: 'workflow.door_broke',
    subject: signal.signal_id,
    tenantid: tenant.id,
    data: {
      signal_id: signal.signal_id,
      integration_id: signal.status_change.integration_id,
      customer_id: signal.customer!.customer_id,
      workflow: 'send_hook',
      fields: { customer: 'TechCorp', arr: 200_000, text: 'Broken: Salesforce CRM Sync' },
    },
  });
  const { items } = await ask<{ items: { endpoint_id: string; types: string[]; url: string }[] }>(tenant, 'GET', '');
  expect(items).toMatchObject([{ url: server.origin + path, types: [], endpoint_id: hook!.output!.endpoint_id }]);
  const { secret } = await ask<{ secret: string }>(tenant, 'GET', `/${items[0]!.endpoint_id}/secret`);
  expect(got!.headers['webhook-signature']).toBe(signatureWith(secret, got!));
  const again = await notifier.opened(tenant, 'send_hook', { failure_reason: server.origin + path });
  await notifier.runIn(again, 'done');
  expect(server.at(path)).toHaveLength(2);
  expect((await ask<{ items: object[] }>(tenant, 'GET', '')).items).toHaveLength(1);
});

it('tries as often as the document says, and is sent again where somebody resumes the run', async () => {
  const tenant = await notifier.tenant();
  const path = `/${randomUUID()}`;
  server.answers.set(path, [500, 503, 200]);
  const signal = await notifier.opened(tenant, 'send_hook', { failure_reason: server.origin + path });
  await waitUntil(async () => {
    await hurry(tenant);
    return (await notifier.steps(signal))[0]?.state === 'failed';
  });
  expect(server.at(path)).toHaveLength(2);
  const [hook] = await notifier.steps(signal);
  expect(hook).toMatchObject({
    attempts: 2,
    reason: 'answered 503',
    last_error: 'answered 503',
    output: { status: 503 },
  });
  const { id } = await notifier.runIn(signal, 'done');
  expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/resume`)).status).toBe(204);
  await waitUntil(async () => (await notifier.steps(signal))[0]?.state === 'done');
  const ids = server.at(path).map(({ headers }) => headers['webhook-id']);
  expect(ids).toEqual([hook!.id, hook!.id, hook!.id]);
});

it('goes to an endpoint of the tenant, and to no other tenant’s', async () => {
  const [tenant, other] = [await notifier.tenant(), await notifier.tenant()];
  const path = `/${randomUUID()}`;
  const endpoint = { url: server.origin + path, types: ['task_closed'], contact_email: 'ops@acme.example' };
  const { endpoint_id } = await ask<{ endpoint_id: string }>(tenant, 'POST', '', endpoint);
  const signal = await notifier.opened(tenant, 'send_hook_to_endpoint', { error_code: endpoint_id });
  await notifier.runIn(signal, 'done');
  expect(server.at(path)).toHaveLength(1);
  const foreign = await notifier.opened(other, 'send_hook_to_endpoint', { error_code: endpoint_id });
  await notifier.runIn(foreign, 'done');
  expect(await notifier.said(foreign)).toEqual(['hook failed no_such_endpoint']);
  expect(await notifier.titles(foreign, PLATFORM_TENANT)).toHaveLength(1);
  expect(server.at(path)).toHaveLength(1);
});

it('refuses an address that is not public', async () => {
  const tenant = await notifier.tenant();
  const signal = await notifier.opened(tenant, 'send_hook', { failure_reason: 'https://10.0.0.1/hook' });
  await notifier.runIn(signal, 'done');
  expect((await notifier.steps(signal))[0]).toMatchObject({ step_id: 'hook', state: 'failed' });
  expect(await notifier.titles(signal, tenant.id)).toEqual(['after']);
  expect(await notifier.rows('select 1 from event_endpoints where tenant_id = $1', tenant.id)).toEqual([]);
});

it('is not attempted any more where its run is cancelled', async () => {
  const tenant = await notifier.tenant();
  const path = `/${randomUUID()}`;
  server.answers.set(path, [500]);
  const signal = await notifier.opened(tenant, 'send_hook', { failure_reason: server.origin + path });
  await waitUntil(async () => (await notifier.steps(signal))[0]?.attempts === 1 && server.at(path).length === 1);
  const { id } = (await notifier.run(signal))!;
  expect((await notifier.as(tenant, 'tenant_admin', 'POST', `/${id}/cancel`)).status).toBe(204);
  expect(await notifier.said(signal)).toEqual(['hook skipped run_cancelled', 'after done']);
  expect(
    await notifier.rows(`select 1 from event_deliveries where tenant_id = $1 and state = 'pending'`, tenant.id),
  ).toEqual([]);
});

it('keeps nothing of a customer who is erased', async () => {
  const tenant = await notifier.tenant();
  const path = `/${randomUUID()}`;
  const signal = await notifier.opened(tenant, 'send_hook', { failure_reason: server.origin + path });
  await notifier.runIn(signal, 'done');
  await tenant.resolved(signal);
  const { customer_id } = signal.customer!;
  const data = { customer_id, erasure_id: randomUUID(), integration_ids: [signal.status_change.integration_id] };
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, data, { tenantid: tenant.id, aggregateversion: 2 }),
  );
  const bodies = () =>
    notifier.rows('select body from event_deliveries where tenant_id = $1 and body is not null', tenant.id);
  await waitUntil(async () => (await bodies()).length === 0, { timeout: 120_000 });
  expect((await notifier.steps(signal))[0]).toMatchObject({ step_id: 'hook', state: 'done', output: null });
});
