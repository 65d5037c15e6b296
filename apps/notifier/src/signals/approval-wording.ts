import type { Approval } from './approval';
import { happened, type Reminder } from './reminder-wording';
import type { SignalContext } from './signal-context';
import { localTime, zoneOf } from './wording';

/** That which an occasion asks for, while nobody has decided. The occasion and the key end with the id of the step. */
export const openApproval = ({ approvals }: SignalContext, occasion: string): Approval | undefined =>
  approvals.find(({ key, decision }) => !decision && key.endsWith(occasion.slice(occasion.indexOf('.'))));

/** What the person is told who decides, and what has happened so far. */
export function questionTo(told: SignalContext, occasion: string, where: string): Reminder {
  const approval = openApproval(told, occasion);
  const until = approval ? ` until ${localTime(approval.due_at, zoneOf(told))}` : '';
  return { said: `Please decide ${where}${until}: "${approval?.question ?? ''}"`, since: happened(told) };
}

/** Of one on which a person has decided. The time follows. */
export const decidedLine = ({ question, decision, decided_by }: Approval): string =>
  `${question} ${decided_by} ${decision} this on`;
