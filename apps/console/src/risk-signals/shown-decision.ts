import { occasionInWords } from '../pages/words';
import type { Decision } from '../upstream/answers';

const labels: Record<Decision['decision'], string> = {
  told: 'Notified',
  waits: 'Waits',
  not_told: 'Not notified',
  failed: 'Failed',
};

/** A decision as pages show it. */
export const shownDecision = <D extends Omit<Decision, 'integration_name' | 'customer_name'>>(one: D) => ({
  ...one,
  label: labels[one.decision],
  about: one.occasion ? occasionInWords(one.occasion) : undefined,
});
