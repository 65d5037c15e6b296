import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';

/** What the fields of a document and of a customer change. `say_less` is a document of the tests. */
let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

it('sends at once what a document calls urgent, without the steps, and with the impact that it assessed', async () => {
  const today = new Date().getUTCDay();
  const never = { start_hour: 0, end_hour: 24, days: [((today + 2) % 7) + 1] };
  const tenant = await notifier.tenant({ working_hours: never });
  const { status_change, customer } = tenant.snapshot();
  const change = { ...status_change, new_status: 'healthy', integration_type: 'say_less' } as const;
  const [first, second] = [0, 1].map(() => tenant.snapshot({ severity: 'low', status_change: change, customer }));
  await tenant.opened(first!);
  await notifier.settled(first!.signal_id, 1);
  await tenant.opened(second!);
  expect(await notifier.settled(second!.signal_id, 1)).toMatchObject([{ state: 'sent', channel: 'slack' }]);
  const [alone, beside] = notifier.slack.in(tenant.slack_token).map(({ blocks }) => blocks);
  for (const said of [alone, beside]) expect(said).not.toContain('Troubleshooting Steps');
  // `say_less` names the alert of a degraded integration.
  for (const said of [alone, beside]) expect(said).not.toContain('ARR:');
  expect(alone).not.toContain('Other open problems');
  const counted = [
    'Other open problems of this customer when this was reported: 1',
    'Other Salesforce integrations with a problem when this was reported: 1',
  ];
  for (const line of counted) expect(beside).toContain(line);
  // An edit says the same of that time, although the other problem has ended.
  await tenant.resolved(first!);
  await tenant.updated({ ...second!, severity: 'critical', impact: ['Orders are late'] });
  const edited = await waitUntil(() => {
    const said = notifier.slack.in(tenant.slack_token).map(({ blocks }) => blocks);
    return said.find((blocks) => blocks.includes('Orders are late'));
  });
  for (const line of counted) expect(edited).toContain(line);
});

it('emails what a document names where Slack does not reach the CSM', async () => {
  const tenant = await notifier.tenant();
  const { status_change } = tenant.snapshot();
  const change = { ...status_change, new_status: 'healthy', integration_type: 'say_less' } as const;
  const signal = tenant.snapshot({ status_change: change });
  notifier.refusedLeases.add(tenant.slack_integration_id);
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const [email] = notifier.email.to(tenant.csm);
  expect(email!.text).toContain('Technical Contact: Bob Smith (IT Admin)');
  expect(email!.text).not.toContain('ARR:');
});

it('tells the manager where nothing reaches the CSM', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  const manager = { name: 'Rita Vogel', email: `rita-${tenant.id}@acme.example` };
  signal.customer!.csm!.manager = manager;
  notifier.refusedLeases.add(tenant.slack_integration_id);
  notifier.email.refuses.set(tenant.csm, { responseCode: 550, message: '5.1.1 user unknown' });
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 5);
  expect(notifier.email.to(tenant.csm)).toEqual([]);
  expect(notifier.email.to(manager.email)).toHaveLength(1);
});
