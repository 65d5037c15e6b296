import { RunningNotifier } from './running-notifier';

/** `added/` follows CONTRIBUTING, "Adding a channel" and "Adding a workflow action", and no other file knows of it. */
const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

const doorbellBroke = async (party_at_fault: 'customer' | 'provider') => {
  const tenant = await notifier.tenant();
  const { status_change } = tenant.snapshot();
  const change = { ...status_change, party_at_fault, new_status: 'healthy', integration_type: 'doorbell' } as const;
  const signal = tenant.snapshot({ status_change: change });
  await tenant.opened(signal);
  const [delivery] = await notifier.settled(signal.signal_id, 1);
  const [step] = await notifier.rows(
    `select s.* from workflow_steps s join workflow_runs r on r.id = s.run_id where r.signal_id = $1`,
    signal.signal_id,
  );
  return { tenant, delivery, step, integration_id: tenant.slack_integration_id };
};

it('runs an action that a file adds, and tells a person on a channel that a folder adds', async () => {
  const { tenant, delivery, step, integration_id } = await doorbellBroke('customer');
  expect(delivery).toMatchObject({ channel: 'pager', state: 'sent', recipient: tenant.csm });
  expect(step).toMatchObject({ action: 'page_somebody', state: 'done', config: { to: tenant.csm } });
  const pager = notifier.standIns.get('pager' as never)!;
  expect(pager.received({ address: tenant.csm, integration_id })).toHaveLength(1);
});

it('keeps the rule of the action about who is told', async () => {
  const { tenant, delivery, step, integration_id } = await doorbellBroke('provider');
  expect(delivery).toMatchObject({ channel: 'pager', state: 'suppressed', reason: 'nothing_they_could_do' });
  expect(step).toMatchObject({ state: 'skipped', reason: 'nothing_they_could_do' });
  const pager = notifier.standIns.get('pager' as never)!;
  expect(pager.received({ address: tenant.csm, integration_id })).toEqual([]);
});
