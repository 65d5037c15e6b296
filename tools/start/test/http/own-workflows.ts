import { randomUUID } from 'node:crypto';
import type { Example } from './cases.ts';
import { documentOf } from './fill-workflow.ts';
import type { World } from './world.ts';

const withDraft = async ({ own: { call, known } }: World): Promise<Example> => {
  await call('PUT', `/workflows/${known.workflow}/draft`, documentOf(known.workflow!, randomUUID()));
  return {};
};

/** A tenant has one replay at a time. */
const withoutReplay = async ({ own: { call, known } }: World): Promise<Example> => {
  const replays = `/workflows/${known.workflow}/replays`;
  const { items } = await call<{ items: { replay_id: string; ended_at: string | null }[] }>('GET', replays);
  for (const { replay_id } of items.filter(({ ended_at }) => !ended_at))
    await call('POST', `${replays}/${replay_id}/cancel`);
  return { body: { document_version: '1', days: 1 } };
};

export const workflowExamples: Record<string, (world: World) => Example | Promise<Example>> = {
  previewWorkflow: ({ own: { known } }) => ({ body: documentOf(known.workflow!, '4') }),
  saveWorkflowDraft: ({ own: { known } }) => ({ body: documentOf(known.workflow!, '5') }),
  deleteWorkflowDraft: withDraft,
  publishWorkflowDocument: withDraft,
  beginWorkflowReplay: withoutReplay,
};
