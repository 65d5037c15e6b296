import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { Delivery } from '../src/deliveries/delivery.entity';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const away = { responseCode: 554, message: '5.7.1 refused' };

/** The CSM is told neither on Slack nor by email. */
async function toldNobody(): Promise<{ tenant: TestTenant; signal: string; failed: Record<string, Delivery> }> {
  const tenant = await notifier.tenant();
  notifier.refusedLeases.add(tenant.slack_integration_id);
  notifier.email.refuses.set(tenant.csm, away);
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 3);
  const failed = Object.fromEntries(rows.filter(({ state }) => state === 'failed').map((row) => [row.channel, row]));
  expect(Object.keys(failed).sort()).toEqual(['email', 'slack']);
  return { tenant, signal: told.signal_id, failed };
}

const failedOf = async (tenant: TestTenant) =>
  notifier.list<Delivery>('/deliveries/failed', await tenant.tokenFor('tenant_admin'));

const rowOf = async ({ id }: Pick<Delivery, 'id'>) =>
  (await notifier.rows<Delivery>('select * from deliveries where id = $1', id))[0]!;

async function sendAgain({ id }: Pick<Delivery, 'id'>, token: string, at = '/deliveries') {
  const { status, body } = await notifier.http('POST', `${at}/${id}/send-again`, token);
  return { status, type: body ? (JSON.parse(body) as { type: string }).type.split(':').at(-1) : undefined };
}

const sent = (row: Pick<Delivery, 'id'>) =>
  waitUntil(async () => {
    const now = await rowOf(row);
    return ['sent', 'failed', 'suppressed'].includes(now.state) && now;
  });

it('lists what reached nobody, sends it again when somebody presses, once, and records who', async () => {
  const { tenant, signal, failed } = await toldNobody();
  expect((await failedOf(tenant)).map(({ id }) => id).sort()).toEqual([failed.slack!.id, failed.email!.id].sort());
  notifier.email.refuses.delete(tenant.csm);
  const token = await tenant.tokenFor('csm');
  expect(await sendAgain(failed.email!, token)).toEqual({ status: 202, type: undefined });
  expect(await sent(failed.email!)).toMatchObject({ state: 'sent', attempts: 1, reason: null });
  expect(notifier.email.to(tenant.csm)).toHaveLength(1);
  expect(await failedOf(tenant)).toEqual([]);
  // The person has it, on whatever channel.
  expect(await sendAgain(failed.email!, token)).toEqual({ status: 409, type: 'not-failed' });
  expect(await sendAgain(failed.slack!, token)).toEqual({ status: 409, type: 'told-otherwise' });
  const audited = await notifier.list(
    `/audit-log/messages?subject_id=${failed.email!.id}`,
    await tenant.tokenFor('tenant_admin'),
  );
  expect(audited).toMatchObject([
    {
      actor: 'a-csm',
      action: 'delivery.sent_again',
      detail: { signal_id: signal, occasion: 'opened', channel: 'email' },
    },
  ]);
});

it('has all attempts again on Slack, and fails again where Slack still refuses', async () => {
  const { tenant, failed } = await toldNobody();
  const token = await tenant.tokenFor('tenant_admin');
  await sendAgain(failed.slack!, token);
  expect(await sent(failed.slack!)).toMatchObject({ state: 'failed', attempts: 1 });
  notifier.refusedLeases.delete(tenant.slack_integration_id);
  notifier.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'service_unavailable' });
  await sendAgain(failed.slack!, token);
  expect(await sent(failed.slack!)).toMatchObject({ state: 'sent', attempts: 2 });
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('asks again whether it is sent: what has ended is not, with its reason', async () => {
  const { tenant, signal, failed } = await toldNobody();
  notifier.refusedLeases.delete(tenant.slack_integration_id);
  await notifier.rows(`update signals set state = 'resolved', closed_at = now() where signal_id = $1`, signal);
  await sendAgain(failed.slack!, await tenant.tokenFor('csm'));
  expect(await sent(failed.slack!)).toMatchObject({ state: 'suppressed', reason: 'closed_before_told' });
  expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
});

it('treats a message whose attempts got no answer as one that may have arrived', async () => {
  const { tenant, failed } = await toldNobody();
  notifier.refusedLeases.delete(tenant.slack_integration_id);
  await notifier.rows('update deliveries set ambiguous_since = now() where id = $1', failed.slack!.id);
  await sendAgain(failed.slack!, await tenant.tokenFor('csm'));
  expect(await sent(failed.slack!)).toMatchObject({ state: 'sent', duplicates: 1 });
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('is open to the tenant itself and to staff alone', async () => {
  const { tenant, failed } = await toldNobody();
  const other = await notifier.tenant();
  expect(await sendAgain(failed.slack!, await other.tokenFor('csm'))).toMatchObject({ status: 404 });
  expect(await sendAgain(failed.slack!, await tenant.tokenFor('member'))).toMatchObject({ status: 403 });
  const path = '/internal/deliveries';
  expect(await sendAgain(failed.slack!, await tenant.tokenFor('tenant_admin'), path)).toMatchObject({ status: 403 });
  expect((await rowOf(failed.slack!)).state).toBe('failed');
  const staff = await notifier.issuer.token({ tenant: PLATFORM_TENANT, roles: ['admin'], subject: 'sam' });
  expect(await sendAgain({ id: randomUUID() }, staff, path)).toMatchObject({ status: 404 });
  notifier.refusedLeases.delete(tenant.slack_integration_id);
  expect(await sendAgain(failed.slack!, staff, path)).toMatchObject({ status: 202 });
  expect(await sent(failed.slack!)).toMatchObject({ state: 'sent' });
  const audited = await notifier.list(`/audit-log/messages?actor=sam`, await tenant.tokenFor('tenant_admin'));
  expect(audited).toMatchObject([{ actor: 'sam', action: 'delivery.sent_again', subject_id: failed.slack!.id }]);
});
