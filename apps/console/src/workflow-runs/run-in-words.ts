import { reasonInWords } from '@linesman/contracts';
import { readable } from '../pages/words';
import type { WorkflowRun, WorkflowRunStep, WorkflowRunWithSteps } from '../upstream/answers';

interface Shown {
  label: string;
  /** The class of its mark; empty for what neither succeeded nor failed. */
  level: 'succeeded' | 'failed' | 'requested' | 'running' | '';
}

const runs: Record<WorkflowRun['state'], Shown> = {
  held: { label: 'Held', level: 'requested' },
  running: { label: 'Running', level: 'running' },
  waiting: { label: 'Waiting', level: 'requested' },
  done: { label: 'Done', level: 'succeeded' },
  suppressed: { label: 'Did nothing', level: '' },
  failed: { label: 'Failed', level: 'failed' },
  cancelled: { label: 'Cancelled', level: '' },
};

const steps: Record<NonNullable<WorkflowRunStep['state']>, Shown> = {
  pending: { label: 'To be sent', level: 'requested' },
  running: { label: 'Being sent', level: 'running' },
  waiting: { label: 'Waiting', level: 'requested' },
  retrying: { label: 'Tried again', level: 'requested' },
  done: { label: 'Done', level: 'succeeded' },
  skipped: { label: 'Skipped', level: '' },
  failed: { label: 'Failed', level: 'failed' },
};

/** Why a step was skipped, or a run ended. Others are those of messages, or what the notifier says. */
const reasons: Record<string, string> = {
  condition: 'Its condition was not met',
  told_already: 'They were told already',
  no_manager: 'The CSM has no manager on file',
  no_customer: 'The integration is of no customer',
  closed_before_told: 'The signal ended first',
  changed_before_told: 'The signal changed, and the workflow is not for it any more',
  refused: 'Refused',
  nobody_decided: 'Nobody decided in time',
  endpoint_disabled: 'The webhook endpoint is disabled',
  no_such_endpoint: 'There is no such webhook endpoint',
  too_many_endpoints: 'The workspace has no room for another webhook endpoint',
};

const reasonOf = (reason: string | null): string | undefined =>
  reason && Object.hasOwn(reasons, reason) ? reasons[reason] : reasonInWords(reason);

export const shownRun = <T extends WorkflowRun>(run: T) => ({
  ...run,
  ...runs[run.state],
  name: readable(run.workflow),
  why: reasonOf(run.reason),
  waits_for: run.waits_at ? readable(run.waits_at) : undefined,
});

const shownStep = (step: WorkflowRunStep, open: boolean) => {
  const { by, question, decision, decided_by } = (step.output ?? {}) as Record<string, string | undefined>;
  const given = { ...step.config, ...(step.output && { result: step.output }) };
  return {
    ...step,
    ...(step.state ? steps[step.state] : { label: 'Not reached', level: '' }),
    title: readable(step.name),
    what: readable(step.action),
    why: [
      reasonOf(step.reason),
      decision === 'approved' && decided_by && `Approved by ${decided_by}`,
      decision === 'refused' && decided_by && `by ${decided_by}`,
    ]
      .filter(Boolean)
      .join(' '),
    error: step.last_error && step.last_error !== step.reason ? step.last_error : undefined,
    /** What a person is asked, while they may decide. */
    question: open && step.state === 'waiting' && step.action === 'approve' && !decision ? question : undefined,
    only_admin: by === 'tenant_admin',
    details: Object.keys(given).length > 0 ? JSON.stringify(given, null, 2).slice(0, 4_000) : undefined,
  };
};

/** A run with its steps, and what can be done about it. */
export function shownRunWithSteps(run: WorkflowRunWithSteps) {
  const open = ['held', 'running', 'waiting'].includes(run.state);
  const failed = run.state === 'failed' || run.steps.some(({ state }) => state === 'failed' || state === 'retrying');
  const waits = run.steps.some(({ state, action }) => state === 'waiting' && action !== 'approve');
  return {
    ...shownRun(run),
    steps: run.steps.map((step) => shownStep(step, open)),
    may_cancel: open,
    resume_label: waits ? 'Go on now' : 'Try the failed steps again',
    may_resume: (failed || waits) && ['running', 'waiting', 'done', 'failed'].includes(run.state),
  };
}
