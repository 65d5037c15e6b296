import { waitUntil } from '@linesman/testing';
import type { PreviewedSignal } from '../src/workflow-documents/preview-document';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const NAME = 'integration_disconnection_response';
const mailTo = (to: string) => `workflow: ${NAME}
version: 5.0
trigger: { type: event, event: integration_status_changed }
steps:
  - id: mail
    action: send_email
    config: { to: "${to}", template: integration_disconnected_customer }
`;

it.each([
  ['{{technical_contact.email}}', 'skipped', 'no_address'],
  ['{{customer.name}}', 'failed', 'to is "TechCorp", which is no email address'],
])('emails nobody where %s is no address, says why, and so does the preview', async (to, state, reason) => {
  const tenant = await notifier.tenant();
  const token = await tenant.tokenFor('tenant_admin');
  const source = mailTo(to);
  await notifier.http('PUT', `/workflows/${NAME}/draft`, token, { source });
  expect((await notifier.http('POST', `/workflows/${NAME}/publish`, token, {})).status).toBe(200);
  const signal = tenant.snapshot();
  delete signal.customer!.technical_contact;
  await tenant.opened(signal);
  const steps = await waitUntil(async () => {
    const found = await notifier.rows(
      `select s.state, s.reason from workflow_steps s join workflow_runs r on r.id = s.run_id where r.signal_id = $1`,
      signal.signal_id,
    );
    return found.length > 0 && found;
  });
  expect(steps).toEqual([{ state, reason }]);
  const told = (await notifier.deliveries(signal.signal_id)).filter(({ audience }) => audience === 'contact');
  expect(told).toEqual([]);
  const answer = await notifier.http('POST', '/workflows/preview', token, { source, last: 1 });
  const [previewed] = (JSON.parse(answer.body) as { signals: PreviewedSignal[] }).signals;
  const run = previewed!.would.find(({ workflow }) => workflow === NAME)!;
  expect(run.steps).toMatchObject([{ step_id: 'mail', state, reason, told: null }]);
});
