import { requestJson } from '../actors/http.ts';
import { Outside } from '../actors/outside.ts';
import { waitFor } from '../actors/wait-for.ts';
import type { Run } from '../start/own-system.mjs';
import type { Ids } from './pages.ts';

interface Integration {
  integration_id: string;
  name: string;
  customer_id: string | null;
}

const PATIENCE_MS = 120_000;

/** The worst name that can be stored: markup, a Slack broadcast, a right-to-left mark, and nowhere to break the line. */
const hostileName = `<script>alert(1)</script><img src=x onerror=alert(2)><!channel>\u202e{{ 7 | times: 7 }}`.padEnd(
  200,
  'W',
);

/** Runs executions in the demo world and disconnects one integration, so that pages have something to show. */
export async function setStage(run: Run): Promise<Ids> {
  const outside = new Outside(run.sandbox.url);
  const [anna, jane] = await Promise.all([outside.token({ persona: 'anna' }), outside.token({ persona: 'jane' })]);
  const api = <T>(service: string, path: string, token = anna, body?: unknown) =>
    requestJson<T>(run.services[service]!.url + path, { method: body ? 'POST' : 'GET', token, body });

  const since = Date.now();
  const { items } = await api<{ items: Integration[] }>('integrations', '/integrations');
  const idOf = (name: string) => items.find((one) => one.name === name)!.integration_id;
  const crm = items.find((one) => one.name === 'Salesforce CRM Sync')!;
  const execute = (integration_id: string, body: object) =>
    api<{ execution_id: string }>('integrations', `/integrations/${integration_id}/execute`, anna, body);

  const { execution_id } = await execute(crm.integration_id, { capability_code: 'SYNC_CONTACTS' });
  await execute(crm.integration_id, { capability_code: 'SYNC_OPPORTUNITIES' });
  const payment = { capability_code: 'PROCESS_PAYMENT', parameters: { amount: '49.00', currency: 'usd' } };
  for (let n = 0; n < 12; n++)
    await execute(idOf('Card payments'), { ...payment, idempotency_key: `stage-${run.started_at}-${n}` });

  for (const grant of await outside.grants('dropbox', 'techcorp')) await outside.revoke('dropbox', grant.grant_id);
  const broken = idOf('Contract archive');
  const signal = await waitFor('an open risk signal', PATIENCE_MS, async () => {
    const path = `/risk-signals?integration_id=${broken}&status=open`;
    const open = await api<{ items: { signal_id: string }[] }>('status-monitor', path, jane);
    return open.items[0];
  });
  await waitFor('a message to the CSM', PATIENCE_MS, async () => (await outside.slackMessages(since)).length > 0);
  const workflow_run = await waitFor('a workflow run', PATIENCE_MS, async () => {
    const path = `/workflow-runs?signal_id=${signal.signal_id}`;
    const { items: runs } = await api<{ items: { workflow_run_id: string; workflow_version: string }[] }>(
      'notifier',
      path,
    );
    return runs[0];
  });
  const task = await waitFor('a task', PATIENCE_MS, async () => {
    const found = await api<{ items: { id: string }[] }>('notifier', `/tasks?signal_id=${signal.signal_id}`);
    return found.items[0];
  });
  const { endpoint_id } = await api<{ endpoint_id: string }>('notifier', '/event-endpoints', anna, {
    url: `${run.sandbox.url}/_control/no-such-path`,
    types: ['task_closed'],
    contact_email: 'ops@acme.example',
  });
  const replays = '/workflows/integration_disconnection_response/replays';
  const { replay_id } = await api<{ replay_id: string }>('notifier', replays, anna, {
    document_version: workflow_run.workflow_version,
    days: 1,
  });
  const staff = await outside.token({ persona: 'staff' });
  const { rules_id } = await api<{ rules_id: string }>(
    'status-monitor',
    '/internal/shadow-rules',
    staff,
    rulesInForce(),
  );
  return {
    integration: crm.integration_id,
    execution: execution_id,
    customer: crm.customer_id!,
    signal: signal.signal_id,
    run: workflow_run.workflow_run_id,
    task: task.id,
    payments: idOf('Card payments'),
    endpoint: endpoint_id,
    replay: replay_id,
    rules: rules_id,
  };
}

/** The numbers in force, for the last hour. */
const rulesInForce = () => ({
  name: 'As they are',
  starts_at: new Date(Date.now() - 3_600_000).toISOString(),
  ends_at: new Date().toISOString(),
  failures: 3,
  of: 5,
  successes_to_close: 2,
  refusals: 5,
  refused_seconds: 600,
});

/** Gives a customer and an integration the hostile name, breaks the integration, and returns what people receive. */
export async function nameBadly(run: Run, ids: Ids): Promise<{ slack: string; email: string }> {
  const outside = new Outside(run.sandbox.url);
  const token = await outside.token({ persona: 'anna' });
  const { url } = run.services.integrations!;
  const known = await requestJson<Record<string, unknown>>(`${url}/customers/${ids.customer}`, { token });
  const { arr, csm, technical_contact, time_zone } = known;
  const body = { name: hostileName, arr, csm, technical_contact, time_zone };
  await requestJson(`${url}/customers/${ids.customer}`, { method: 'PUT', token, body });
  await requestJson(`${url}/integrations/${ids.integration}`, { method: 'PUT', token, body: { name: hostileName } });

  const since = Date.now();
  for (const grant of await outside.grants('salesforce', 'techcorp'))
    await outside.revoke('salesforce', grant.grant_id);
  const sync = { capability_code: 'SYNC_CONTACTS' };
  await requestJson(`${url}/integrations/${ids.integration}/execute`, { method: 'POST', token, body: sync });
  const slack = await waitFor(
    'the message to the CSM',
    PATIENCE_MS,
    async () => (await outside.slackMessages(since))[0],
  );
  const { email: address } = technical_contact as { email: string };
  const email = await waitFor('the email to the contact', PATIENCE_MS, async () =>
    (await outside.emails(address)).find(({ received_at }) => received_at >= since),
  );
  return { slack: JSON.stringify(slack), email: email.html };
}
