import { isAcknowledged, isSnoozed, type SignalHandling } from '../signals/signal-handling.entity';
import type { Task } from '../tasks/task.entity';
import type { NoticeAudience } from './overdue-notice';

export interface NoticeFacts extends Pick<Task, 'status' | 'due_at' | 'assignee'> {
  audience: NoticeAudience;
  recipient: string;
  handling: Pick<SignalHandling, 'acknowledged_until' | 'snoozed_by' | 'snoozed_until'> | null;
  /** The same person was reminded of the signal, or told that nobody acts on it, in the last hour. */
  told_of_signal: boolean;
}

/** Right before it is sent: why a person is not told after all, or nothing where they are. */
export function whyNotAnyMore(facts: NoticeFacts, now: Date): string | undefined {
  const { status, due_at, assignee, audience, recipient, handling, told_of_signal } = facts;
  if (status !== 'open') return 'closed_before_told';
  if (due_at > now) return 'has_more_time';
  if (audience === 'csm' && assignee?.toLowerCase() !== recipient) return 'somebody_else_has_it';
  if (audience === 'tenant' && assignee) return 'somebody_else_has_it';
  if (handling && isSnoozed(handling, now)) return 'snoozed';
  if (handling && isAcknowledged(handling, now)) return 'acknowledged_before_told';
  return told_of_signal ? 'reminded_of_the_signal' : undefined;
}
