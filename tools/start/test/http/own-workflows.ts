import { randomUUID } from 'node:crypto';
import type { Example } from './cases.ts';
import { documentOf } from './fill-workflow.ts';
import type { World } from './world.ts';

const withDraft = async ({ own: { call, known } }: World): Promise<Example> => {
  await call('PUT', `/workflows/${known.workflow}/draft`, documentOf(known.workflow!, randomUUID()));
  return {};
};

export const workflowExamples: Record<string, (world: World) => Example | Promise<Example>> = {
  previewWorkflowDocuments: ({ own: { known } }) => ({ body: documentOf(known.workflow!, '4') }),
  saveWorkflowDraft: ({ own: { known } }) => ({ body: documentOf(known.workflow!, '5') }),
  deleteWorkflowDraft: withDraft,
  publishWorkflowDocument: withDraft,
};
