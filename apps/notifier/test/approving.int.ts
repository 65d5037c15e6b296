import { randomUUID } from 'node:crypto';
import { customerDeleted } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';
import type { TestTenant } from './notifier-world';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const waiting = async (tenant: TestTenant) => {
  const { status_change } = tenant.snapshot();
  const change = { ...status_change, new_status: 'healthy', integration_type: 'ask_first' } as const;
  const signal = tenant.snapshot({ status_change: change });
  await tenant.opened(signal);
  const delivery = await waitUntil(async () => (await notifier.deliveries(signal.signal_id))[0]);
  expect(delivery).toMatchObject({ state: 'awaiting_approval', recipient: tenant.contact });
  const csm = await tenant.tokenFor('csm');
  const decide = async (decision: string, token = csm) =>
    (await notifier.http('POST', `/deliveries/${delivery.id}/${decision}`, token, { note: 'Agreed by phone' })).status;
  const tasks = () => notifier.rows('select * from tasks where signal_id = $1', signal.signal_id);
  return { signal, delivery, csm, decide, tasks };
};

it('asks the CSM with a task, sends after the approval, once, and records who approved', async () => {
  const tenant = await notifier.tenant();
  const { signal, delivery, csm, decide, tasks } = await waiting(tenant);
  expect(await tasks()).toMatchObject([{ status: 'open', assignee: tenant.csm }]);
  expect(await notifier.list('/deliveries/awaiting-approval', csm)).toMatchObject([{ id: delivery.id }]);
  expect(await notifier.list(`/signal-notices?signal_id=${signal.signal_id}`, csm)).toMatchObject([
    { awaiting_approval: 1, waiting_for_hours: 0, hours_begin_at: null },
  ]);
  expect(await decide('approve', await tenant.tokenFor('member'))).toBe(403);
  expect(await decide('approve', await (await notifier.tenant()).tokenFor('csm'))).toBe(404);
  expect(await decide('approve')).toBe(204);
  await notifier.settled(signal.signal_id, 1);
  expect(notifier.email.to(tenant.contact)).toHaveLength(1);
  expect(await decide('reject')).toBe(409);
  expect(await tasks()).toMatchObject([{ status: 'closed', closed_by: tenant.csm }]);
  expect(await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'))).toMatchObject([
    { action: 'delivery.approved', actor: 'a-csm', subject_id: delivery.id, detail: { note: 'Agreed by phone' } },
  ]);
  const log = async (query: string) =>
    notifier.list<{ id: number }>(`/audit-log/messages?${query}`, await tenant.tokenFor('tenant_admin'));
  const [entry] = await log('subject_type=delivery');
  expect(entry).toMatchObject({ subject_id: delivery.id });
  expect(await log('subject_type=contact')).toEqual([]);
  expect(await log(`before_id=${entry!.id}`)).toEqual([]);
  expect(await log(`before_id=${Number(entry!.id) + 1}`)).toEqual([entry]);
});

it('does not send what was rejected, and does not ask again for the same', async () => {
  const tenant = await notifier.tenant();
  const { signal, decide } = await waiting(tenant);
  expect(await decide('reject')).toBe(204);
  await tenant.updated({ ...signal, severity: 'critical' });
  await tenant.resolved(signal, 3);
  await waitUntil(
    async () =>
      (await notifier.rows(`select 1 from signals where signal_id = $1 and state = 'resolved'`, signal.signal_id))
        .length > 0,
  );
  expect(await notifier.settled(signal.signal_id, 1)).toMatchObject([{ state: 'suppressed', reason: 'rejected' }]);
  const asked = `/signal-notices?signal_id=${signal.signal_id}`;
  expect(await notifier.list(asked, await tenant.tokenFor('csm'))).toMatchObject([
    { untold: 1, untold_recipient: tenant.contact, reason: 'rejected', awaiting_approval: 0 },
  ]);
  expect(notifier.email.to(tenant.contact)).toEqual([]);
});

it('sends nothing where the signal ends before somebody decides', async () => {
  const tenant = await notifier.tenant();
  const { signal, decide, tasks } = await waiting(tenant);
  await tenant.resolved(signal);
  expect(await notifier.settled(signal.signal_id, 1)).toMatchObject([{ reason: 'closed_before_told' }]);
  expect(await decide('approve')).toBe(409);
  await waitUntil(async () => (await tasks()).every(({ status }) => status === 'closed'));
});

it('loses the notes about a customer that is erased, and keeps who decided what', async () => {
  const tenant = await notifier.tenant();
  const { signal, delivery, decide } = await waiting(tenant);
  expect(await decide('reject')).toBe(204);
  await tenant.resolved(signal);
  const { customer_id } = signal.customer!;
  const data = { customer_id, erasure_id: randomUUID(), integration_ids: [signal.status_change.integration_id] };
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, data, { tenantid: tenant.id, aggregateversion: 2 }),
  );
  const entries = async () => notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
  await waitUntil(async () => !JSON.stringify(await entries()).includes('Agreed by phone'), { timeout: 120_000 });
  expect(await entries()).toMatchObject([{ action: 'delivery.rejected', actor: 'a-csm', subject_id: delivery.id }]);
});
