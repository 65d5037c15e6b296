import { causeFacts, type ExecutionError } from '@linesman/contracts';

/**
 * covered: the failed calls themselves open a problem, or will once there are enough. passes: it may work the next time;
 * if it does not, the schedule is late. own: no call reports it, and every run will fail until somebody acts.
 */
export type Judged = 'covered' | 'passes' | 'own';

export function judgeFailure({ cause, class: of }: Pick<ExecutionError, 'cause' | 'class'>): Judged {
  if (causeFacts[cause].party !== 'nobody') return 'covered';
  return of === 'transient' ? 'passes' : 'own';
}
