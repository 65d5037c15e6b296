import type { IntegrationStatusChanged } from '@linesman/contracts';
import type { ActionName } from './action-shapes';
import type { Template, Value } from './expression';

export interface WorkflowStep {
  id: string;
  action: ActionName;
  condition?: Template;
  config: Record<string, Template>;
}

/** A document that says what a signal sets in motion, checked and compiled. */
export interface Workflow {
  name: string;
  version: string;
  filter: Record<string, Value>;
  steps: WorkflowStep[];
}

/** Matched against the status change that opened the signal. */
export const triggers = (workflow: Workflow, change: IntegrationStatusChanged): boolean =>
  Object.entries(workflow.filter).every(([field, value]) => change[field as keyof IntegrationStatusChanged] === value);
