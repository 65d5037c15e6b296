import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const reason = '83 % of the requests that Salesforce allows in a day are used: 12,450 of 15,000';

function nearLimit(tenant: TestTenant): SignalSnapshot {
  const signal = tenant.snapshot({
    signal_type: 'integration_near_limit',
    problems: [{ cause: 'rate_limit_near', party: 'nobody', since: '2026-01-29T15:45:00.000Z', reason }],
    impact: ['Once they are used up: Contacts are no longer synced from Salesforce'],
    troubleshooting: ['Customer can buy more API requests from Salesforce'],
  });
  const change = { cause: 'rate_limit_near', new_status: 'healthy', party_at_fault: 'nobody', error_code: undefined };
  return { ...signal, status_change: { ...signal.status_change, ...change, failure_reason: reason } as never };
}

it('tells the CSM that most of the requests of a day are used, and that enough are left again, and no contact', async () => {
  const tenant = await notifier.tenant();
  const signal = nearLimit(tenant);
  await tenant.opened(signal);
  const messages = () => notifier.slack.in(tenant.slack_token);
  await waitUntil(() => messages().length === 1);
  const { blocks } = messages()[0]!;
  for (const said of [
    'Integration Near Its Limit',
    'Status: works',
    reason,
    'Once they are used up',
    'buy more API',
    'Acknowledge or snooze',
  ])
    expect(blocks).toContain(said);
  expect(blocks).not.toMatch(/DISCONNECTED|Error:/);
  await tenant.resolved(signal);
  await waitUntil(() => messages().length === 2);
  await waitUntil(() => messages()[0]!.blocks.includes('Enough Requests Left'));
  expect(messages()[1]!.text).toContain('has enough requests left again');
  const all = await notifier.deliveries(signal.signal_id);
  expect(new Set(all.map(({ recipient }) => recipient))).toEqual(new Set([tenant.csm]));
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id)).toEqual([]);
});
