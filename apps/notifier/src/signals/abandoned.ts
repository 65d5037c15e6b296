import type { LinkStepRow } from './link-step.entity';

type Step = Pick<LinkStepRow, 'step' | 'recipient' | 'accounts' | 'access'>;

/** Where a person stopped with the reconnect links of a signal, or why they are not reminded of it. */
export function abandonedBy<S extends Step>(steps: S[], recipient: string): { stopped: S } | { reason: string } {
  if (steps.some(({ step }) => step === 'verified')) return { reason: 'reconnected_meanwhile' };
  if (steps.some(({ step }) => step === 'held')) return { reason: 'waits_for_approval' };
  const theirs = steps.filter((one) => one.recipient?.toLowerCase() === recipient.toLowerCase());
  const stopped = theirs.findLast(({ step }) => step !== 'sent');
  if (!stopped) return { reason: 'never_opened' };
  if (stopped.step === 'handed_over') return { reason: 'handed_over' };
  return theirs.at(-1) === stopped ? { stopped } : { reason: 'has_a_newer_link' };
}
