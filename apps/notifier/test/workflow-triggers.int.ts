import { waitUntil } from '@linesman/testing';
import { failing, Outage } from './outage-of';
import type { TestTenant } from './notifier-world';
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

const ofOutage = (event: string, more = '', filter = 'integration_type: salesforce') => `workflow: at_${event}
version: 1
trigger:
  type: event
  event: ${event}
  filter:
    ${filter}
steps:
${more}  - id: ${event}
    action: create_task
    config:
      title: "{{connection_name}}: ${event}"
      due_date_offset_hours: 4
      priority: "{{severity}}"
`;

const later = `  - id: later
    action: wait
    config: { hours: 1 }
  - id: too_late
    action: create_task
    config: { title: Too late, due_date_offset_hours: 1, priority: low }
`;

async function publish(tenant: TestTenant, event: string, source: string): Promise<void> {
  const token = await tenant.tokenFor('tenant_admin');
  await notifier.http('PUT', `/workflows/at_${event}/draft`, token, { source });
  expect((await notifier.http('POST', `/workflows/at_${event}/publish`, token)).status).toBe(200);
}

interface RunRow {
  workflow_run_id: string;
  workflow: string;
  state: string;
  outage_of: string | null;
  integration_name: string | null;
}
const runsOf = async (tenant: TestTenant) =>
  notifier.list<RunRow>('/workflow-runs', await tenant.tokenFor('tenant_admin'));

it('begins once with an outage and once with its end, beside the message about it, and for no signal', async () => {
  const [tenant, other] = [await notifier.tenant(), await notifier.tenant()];
  const [opened, closed] = ['provider_outage_opened', 'provider_outage_closed'];
  await publish(tenant, opened, ofOutage(opened) + later);
  await publish(tenant, closed, ofOutage(closed));
  const signal = failing(tenant, 0);
  await tenant.opened(signal);
  const outage = new Outage(notifier, tenant);
  await outage.opened();
  await outage.again();
  await new Outage(notifier, tenant, { connection_code: 'stripe', connection_name: 'Stripe' }).opened();
  await new Outage(notifier, other).opened();
  const ofOutages = async () => (await runsOf(tenant)).filter(({ outage_of }) => outage_of);
  await waitUntil(async () => (await ofOutages()).length === 1);
  expect(await ofOutages()).toMatchObject([
    { workflow: `at_${opened}`, state: 'waiting', outage_of: 'salesforce', integration_name: 'Salesforce' },
  ]);
  // The message that is told of an outage anyway.
  await waitUntil(
    async () =>
      (await notifier.rows(`select 1 from deliveries where tenant_id = $1 and state = 'sent'`, tenant.id)).length,
  );
  const token = await tenant.tokenFor('csm');
  const tasks = () => notifier.list<{ title: string; status: string; outage_of: string | null }>('/tasks', token);
  expect(await tasks()).toMatchObject([{ title: `Salesforce: ${opened}`, status: 'open', outage_of: 'salesforce' }]);

  await tenant.resolved(signal);
  await outage.closed(0);
  await waitUntil(async () => (await ofOutages()).length === 2);
  await waitUntil(async () => (await ofOutages()).every(({ state }) => state === 'done'));
  const steps = await notifier.rows<{ step_id: string; state: string; reason: string | null }>(
    `select s.step_id, s.state, s.reason from workflow_steps s join workflow_runs r on r.id = s.run_id
     where r.tenant_id = $1 and r.workflow = 'at_provider_outage_opened' order by s.position`,
    tenant.id,
  );
  expect(steps.map(({ step_id, state, reason }) => [step_id, state, reason])).toEqual([
    [opened, 'done', null],
    ['later', 'skipped', 'closed_before_told'],
    ['too_late', 'skipped', 'closed_before_told'],
  ]);
  // What was to be done while it lasted is not to be done any more.
  expect((await tasks()).map(({ title, status }) => [title, status])).toEqual([
    [`Salesforce: ${closed}`, 'open'],
    [`Salesforce: ${opened}`, 'closed'],
  ]);
  expect((await runsOf(other)).filter(({ outage_of }) => outage_of)).toEqual([]);
});

it('goes on after a wait while the outage lasts', async () => {
  const tenant = await notifier.tenant();
  const event = 'provider_outage_opened';
  await publish(tenant, event, ofOutage(event, later));
  await new Outage(notifier, tenant).opened();
  const run = await waitUntil(async () => (await runsOf(tenant)).find(({ state }) => state === 'waiting'));
  const now = 'set due_at = now() where';
  await notifier.rows(`update workflow_steps ${now} run_id = $1`, run.workflow_run_id);
  await notifier.rows(`update workflow_runs ${now} id = $1`, run.workflow_run_id);
  await waitUntil(async () => (await runsOf(tenant)).find(({ state }) => state === 'done'));
  const token = await tenant.tokenFor('csm');
  expect((await notifier.list<{ title: string }>('/tasks', token)).map(({ title }) => title).sort()).toEqual([
    `Salesforce: ${event}`,
    'Too late',
  ]);
});

it('refuses what makes no sense for an outage, at its line, and previews past outages', async () => {
  const tenant = await notifier.tenant();
  const token = await tenant.tokenFor('tenant_admin');
  const event = 'provider_outage_closed';
  const wrong = ofOutage(
    event,
    `${later}  - id: score
    action: update_health_score
    config: { adjustment: -1, reason: x }
`,
    'new_status: degraded',
  );
  const { body } = await notifier.http('POST', '/workflows/validate', token, { source: wrong });
  const { mistakes } = JSON.parse(body) as {
    mistakes: { line: number; column: number; path: string; message: string }[];
  };
  expect(mistakes).toMatchObject([
    { line: 7, column: 5, path: 'trigger.filter.new_status' },
    { line: 10, column: 13, path: 'steps[0].action' },
    { line: 16, column: 13, path: 'steps[2].action' },
  ]);
  expect(mistakes[0]!.message).toBe('is not known. The fields here are integration_type, cause, party_at_fault.');
  expect(mistakes[2]!.message).toContain(`update_health_score has no effect at ${event}`);

  const outage = new Outage(notifier, tenant);
  await outage.opened();
  await waitUntil(async () => (await notifier.rows('select 1 from outages where tenant_id = $1', tenant.id)).length);
  const source = ofOutage(event);
  const previewed = await notifier.http('POST', '/workflows/preview', token, { source });
  expect(JSON.parse(previewed.body)).toMatchObject({
    signals: [{ outage_of: 'salesforce', would: [{ workflow: `at_${event}`, steps: [{ state: 'done' }] }], did: [] }],
  });
  await notifier.http('PUT', `/workflows/at_${event}/draft`, token, { source });
  expect((await notifier.http('POST', `/workflows/at_${event}/replays`, token, {})).status).toBe(409);
});
