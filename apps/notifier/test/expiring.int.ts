import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const now = (signal: SignalSnapshot, change: Partial<SignalSnapshot['status_change']>): SignalSnapshot => ({
  ...signal,
  status_change: { ...signal.status_change, ...change },
});

/** The signal of credentials that end in six days. */
function expiring(tenant: TestTenant): SignalSnapshot {
  const at = new Date(Date.now() + 6 * 86_400_000).toISOString();
  const credentials_end = { at, why: 'expire' } as const;
  const signal = tenant.snapshot({ signal_type: 'integration_expiring', severity: 'high', credentials_end });
  return now(signal, { cause: 'credentials_expiring', new_status: 'healthy', party_at_fault: 'customer' });
}

const told = ({ signal_id }: SignalSnapshot, recipient: string, times: number) =>
  waitUntil(async () => {
    const sent = (await notifier.deliveries(signal_id)).filter(
      (it) => it.recipient === recipient && it.state === 'sent',
    );
    return sent.length === times;
  });

it('tells when credentials end, then the break under the same alert, and its end', async () => {
  const tenant = await notifier.tenant({ working_hours: always });
  const signal = expiring(tenant);
  await tenant.opened(signal);
  await told(signal, tenant.csm, 1);
  await told(signal, tenant.contact, 1);
  const messages = () => notifier.slack.in(tenant.slack_token);
  expect(messages()).toHaveLength(1);
  expect(messages()[0]!.blocks).toContain('The access ends: <!date^');
  const [warning] = notifier.email.to(tenant.contact);
  expect(warning!.subject).toBe('Action Required: Your Salesforce integration expires soon');
  expect(warning!.text).toContain('The access of PlanPilot to Salesforce ends in 6 days, on ');
  expect(notifier.minted.filter(({ recipient }) => recipient === tenant.contact)).toHaveLength(1);
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id)).toEqual([]);
  const broken = { ...signal, signal_type: 'integration_disconnected', credentials_end: undefined } as const;
  await tenant.updated(now(broken, { cause: 'grant_revoked', new_status: 'disconnected' }), 2);
  await told(signal, tenant.csm, 2);
  await told(signal, tenant.contact, 2);
  await waitUntil(() => messages()[0]!.blocks.includes('Integration Disconnected'));
  const [alert, reply] = messages();
  expect(reply).toMatchObject({ thread_ts: alert!.ts });
  expect(reply!.text).toContain('is disconnected now');
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id)).toHaveLength(1);
  await tenant.resolved(signal, 3);
  await told(signal, tenant.csm, 3);
  await waitUntil(() => messages()[0]!.blocks.includes('Integration Reconnected'));
});

it('says of a warning that ended that the access was renewed, and not that something works again', async () => {
  const tenant = await notifier.tenant({ working_hours: always });
  const signal = expiring(tenant);
  await tenant.opened(signal);
  await told(signal, tenant.contact, 1);
  await told(signal, tenant.csm, 1);
  await tenant.resolved(signal);
  await told(signal, tenant.contact, 2);
  await told(signal, tenant.csm, 2);
  await waitUntil(() => notifier.slack.in(tenant.slack_token)[0]!.blocks.includes('Credentials Renewed'));
  const renewed = notifier.email.to(tenant.contact)[1]!;
  expect(renewed.text).toContain('no longer ends soon');
  expect(renewed.text).not.toMatch(/works again|problem lasted/);
});
