import { causeInWords, readable } from '../pages/words';
import { reasonInWords } from '@linesman/contracts';
import type { PreviewedRun, PreviewedSignal, PreviewedStep } from '../upstream/answers';

export interface ShownStep {
  workflow: string;
  step: string;
  would: string;
  did: string;
  differs: boolean;
}

const NOTHING = '–';
const skips: Record<string, string> = {
  condition: 'its condition is false',
  told_already: 'they are told by another step',
  our_fault: 'the fault is ours',
  no_customer: 'it has no customer',
};

const why = (reason: string | null): string | undefined =>
  (reason && skips[reason]) ?? reasonInWords(reason)?.replace(/\.$/, '');

/** What a step does, such as `Slack to jane@acme.example`. */
export function stepInWords({ action, state, reason, told }: PreviewedStep): string {
  if (told && told.state !== 'suppressed') {
    const later = told.reason === 'working_hours' ? ', in working hours' : '';
    const approval = told.state === 'awaiting_approval' ? ', after an approval' : '';
    return `${readable(told.channel)} to ${told.recipient || 'nobody, because the address is empty'}${later}${approval}`;
  }
  const reasons = why(told?.reason ?? reason);
  if (told || state === 'skipped') return reasons ? `Nothing: ${reasons}` : 'Nothing';
  if (state === 'failed') return `Fails: ${reason}`;
  return readable(action);
}

const runInWords = ({ state, reason }: PreviewedRun): string | undefined => {
  if (state === 'held') return `Waits${reason ? `: ${reason}` : ''}`;
  if (state === 'suppressed') return `Nothing: ${why(reason) ?? 'it had ended'}`;
  return undefined;
};

/** What would be done and what was done, step by step. */
export const shownPreview = ({ would, did, cause, ...signal }: PreviewedSignal) => ({
  ...signal,
  cause: cause && causeInWords(cause),
  steps: shownSteps(would, did),
});

/** Each step that one of two decisions has. */
export function shownSteps(would: readonly PreviewedRun[], did: readonly PreviewedRun[]): ShownStep[] {
  const keys = [
    ...new Map([...would, ...did].flatMap(keysOf).map((one) => [`${one.workflow} ${one.step}`, one])).values(),
  ];
  return keys.map(({ workflow, step }) => {
    const [now, then] = [wordsAt(would, workflow, step), wordsAt(did, workflow, step)];
    return { workflow, step, would: now, did: then, differs: now !== then };
  });
}

const keysOf = ({ workflow, steps }: PreviewedRun) =>
  steps.length > 0 ? steps.map(({ step_id }) => ({ workflow, step: step_id })) : [{ workflow, step: '' }];

function wordsAt(runs: readonly PreviewedRun[], workflow: string, step: string): string {
  const run = runs.find((one) => one.workflow === workflow);
  const found = run?.steps.find(({ step_id }) => step_id === step);
  if (found) return stepInWords(found);
  return (run && runInWords(run)) ?? NOTHING;
}
