import { randomUUID } from 'node:crypto';

type Call = (method: string, path: string, body?: object) => Promise<unknown>;

/** A document that is about no signal. */
export const documentOf = (workflow: string, version: string): { source: string } => ({
  source: `workflow: ${workflow}
version: ${version}
trigger: { type: event, event: integration_status_changed, filter: { integration_type: nothing } }
steps:
  - id: alert_staff
    action: alert_staff
`,
});

/** So that another one can begin. */
async function endedReplay(call: Call, workflow: string): Promise<string> {
  const { replay_id } = (await call('POST', `/workflows/${workflow}/replays`, {})) as { replay_id: string };
  await call('POST', `/workflows/${workflow}/replays/${replay_id}/cancel`);
  return replay_id;
}

/** Two versions, so that their list has a second page, two replays, and a draft. */
export async function fillWorkflow(
  call: Call,
): Promise<{ workflow: string; document_version: string; replay_id: string }> {
  const workflow = `filled_${randomUUID().replaceAll('-', '')}`;
  for (const version of ['1', '2']) {
    await call('PUT', `/workflows/${workflow}/draft`, documentOf(workflow, version));
    await call('POST', `/workflows/${workflow}/publish`);
  }
  await call('PUT', `/workflows/${workflow}/draft`, documentOf(workflow, '3'));
  await endedReplay(call, workflow);
  return { workflow, document_version: '1', replay_id: await endedReplay(call, workflow) };
}
