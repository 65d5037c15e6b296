import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const documentFor = (event: string) => `workflow: at_${event}
version: 1
trigger:
  type: event
  event: ${event}
  filter:
    new_status: disconnected
steps:
  - id: ${event}
    action: create_task
    config:
      title: "Look at it"
      due_date_offset_hours: 4
      priority: high
`;

it('begins as a signal opens, changes or ends, as the trigger says', async () => {
  const tenant = await notifier.tenant();
  const token = await tenant.tokenFor('tenant_admin');
  const events = ['risk_signal_opened', 'risk_signal_updated', 'risk_signal_resolved'];
  for (const event of events) {
    await notifier.http('PUT', `/workflows/at_${event}/draft`, token, { source: documentFor(event) });
    expect((await notifier.http('POST', `/workflows/at_${event}/publish`, token)).status).toBe(200);
  }
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  const begun = async () => {
    const runs = await notifier.rows<{ workflow: string }>(
      `select workflow from workflow_runs where signal_id = $1 and starts_with(workflow, 'at_') order by created_at`,
      signal.signal_id,
    );
    return runs.map(({ workflow }) => workflow.replace('at_', ''));
  };
  await waitUntil(async () => (await begun()).length === 1);
  expect(await begun()).toEqual(['risk_signal_opened']);
  await tenant.updated({ ...signal, severity: 'high' });
  await waitUntil(async () => (await begun()).length === 2);
  await tenant.resolved(signal, 3);
  await waitUntil(async () => (await begun()).length === 3);
  expect(await begun()).toEqual(events);
  const tasks = await notifier.rows<{ status: string; title: string }>(
    `select status, title from tasks where signal_id = $1 and title = 'Look at it' order by created_at`,
    signal.signal_id,
  );
  // The end of the signal closes those that it opened, and leaves what is to be done after it.
  expect(tasks.map(({ status }) => status).sort()).toEqual(['closed', 'closed', 'open']);
});
