import { occasionInWords } from '../pages/words';
import type { Decision } from '../upstream/answers';

const labels: Record<Decision['decision'], string> = {
  told: 'Notified',
  waits: 'Waits',
  not_told: 'Not notified',
  failed: 'Failed',
};

/** `Notify CSM` of `notify_csm` */
const stepInWords = (step: string): string =>
  (step.charAt(0).toUpperCase() + step.slice(1)).replaceAll('_', ' ').replace(/\bcsm\b/i, 'CSM');

/** A decision as pages show it. */
export const shownDecision = <D extends Omit<Decision, 'integration_name' | 'customer_name'>>(one: D) => ({
  ...one,
  label: labels[one.decision],
  step_in_words: one.step ? stepInWords(one.step) : undefined,
  about: one.occasion ? occasionInWords(one.occasion) : undefined,
});
