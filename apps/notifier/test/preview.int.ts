import { randomUUID } from 'node:crypto';
import { previewSignal, type PreviewSignalRequest } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

let monitor: RpcClient;
beforeAll(() => {
  const service = 'status-monitor';
  monitor = new RpcClient({ service, nats: notifier.servers.nats.user(service) });
});
afterAll(() => monitor.onApplicationShutdown());

async function settledTenant(): Promise<TestTenant> {
  const tenant = await notifier.tenant();
  await waitUntil(
    async () => (await notifier.rows('select 1 from tenant_settings where tenant_id = $1', tenant.id)).length,
  );
  return tenant;
}

const preview = async (tenant: TestTenant, over: Partial<PreviewSignalRequest> = {}) =>
  (await monitor.call(previewSignal, { tenant_id: tenant.id, snapshot: tenant.snapshot(), ended: false, ...over }))
    .told;

/** All that a run leaves of a tenant. */
async function stored(tenant: TestTenant): Promise<Record<string, number>> {
  const tables = [
    'signals',
    'workflow_runs',
    'workflow_steps',
    'deliveries',
    'tasks',
    'health_score_adjustments',
    'outbox',
  ];
  const counts = tables.map(async (table) => {
    const [row] = await notifier.rows<{ n: number }>(
      `select count(*)::int as n from ${table} where tenant_id = $1`,
      tenant.id,
    );
    return [table, row!.n] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

it('says whom a signal would tell, with masked addresses, and tells nobody', async () => {
  const tenant = await settledTenant();
  const before = await stored(tenant);
  const told = await preview(tenant);
  expect(told.map(({ audience, channel, reason }) => [audience, channel, reason])).toEqual([
    ['csm', 'slack', undefined],
    ['contact', 'email', undefined],
  ]);
  expect(told.map(({ recipient }) => recipient).join()).not.toContain(tenant.id);
  expect(await stored(tenant)).toEqual(before);

  // Those who are told of a later signal are told of nothing else.
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  const deliveries = await notifier.settled(signal.signal_id, 2);
  expect(deliveries.map(({ audience, channel }) => [audience, channel]).sort()).toEqual(
    told.map(({ audience, channel }) => [audience, channel]).sort(),
  );
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
  expect(notifier.email.to(tenant.contact)).toHaveLength(1);
});

it('says why somebody would not have been told', async () => {
  const tenant = await settledTenant();
  expect(await preview(tenant, { ended: true })).toEqual(
    expect.arrayContaining([expect.objectContaining({ audience: 'csm', reason: 'closed_before_told' })]),
  );
});

it('is of no use to anybody who asks with the id of a signal that exists', async () => {
  const tenant = await settledTenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const before = await stored(tenant);
  expect(await preview(tenant, { snapshot: signal })).toHaveLength(2);
  expect(await preview(tenant, { snapshot: { ...signal, signal_id: randomUUID() } })).toHaveLength(2);
  expect(await stored(tenant)).toEqual(before);
});
