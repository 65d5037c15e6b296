import type { TenantSettings } from '@linesman/contracts';
import { afterWorkingHours } from '../settings/after-working-hours';
import { nextWorkingTime } from '../settings/working-time';
import { isAcknowledged, isSnoozed, type SignalHandling } from '../signals/signal-handling.entity';
import type { Task } from '../tasks/task.entity';

export interface OverdueFacts extends Pick<Task, 'status' | 'due_at' | 'priority'> {
  /** Whether people are told. Platforms are in any case. */
  escalates: boolean;
  /** Since when it is known to be overdue. */
  overdue_since: Date | null;
  /** When it was decided that the assignee is told. */
  told_at: Date | null;
  /** When it was decided that their manager is told. */
  manager_told_at: Date | null;
  /** Of the open signal that it is about. */
  handling?: Pick<SignalHandling, 'acknowledged_until' | 'snoozed_by' | 'snoozed_until'>;
  /** The signal is part of an outage that lasts. */
  part_of_outage: boolean;
  /** Of the assignee. */
  zone: string;
  working_hours: TenantSettings['working_hours'];
}

export type Overdue =
  | { due: 'publish' }
  /** `at`: when the message is sent at the earliest. */
  | { due: 'tell_assignee'; at: Date }
  | { due: 'tell_manager'; at: Date }
  /** `next`: when to look again. Absent where nothing comes by time alone. */
  | { due: 'nothing'; next?: Date };

/** After so many working hours the assignee's manager is told too. */
export const managerAfterWorkingHours: Readonly<Record<Task['priority'], number | undefined>> = {
  critical: 4,
  high: 8,
  medium: 24,
  low: undefined,
};

/** What becomes overdue meanwhile is told in the same message. */
const GATHERED_MS = 10 * 60_000;
/** A snooze may end before its time, and nobody knows when an outage ends. */
const AGAIN_MS = 3_600_000;

/** What is due for a task now: one thing at a time. */
export function decideOverdue(facts: OverdueFacts, now: Date): Overdue {
  const { status, due_at, escalates, overdue_since, told_at, manager_told_at, priority, zone, handling } = facts;
  const { working_hours: hours, part_of_outage } = facts;
  if (status !== 'open') return { due: 'nothing' };
  if (due_at > now) return { due: 'nothing', next: due_at };
  if (!overdue_since) return { due: 'publish' };
  if (!escalates) return { due: 'nothing' };
  // What spares people reminders of a signal spares them this too.
  const again = new Date(now.getTime() + AGAIN_MS);
  if (part_of_outage) return { due: 'nothing', next: again };
  if (handling && isSnoozed(handling, now)) {
    const { snoozed_until: until } = handling;
    return { due: 'nothing', next: until && until < again ? until : again };
  }
  if (handling && isAcknowledged(handling, now)) return { due: 'nothing', next: handling.acknowledged_until! };
  const urgent = priority === 'critical' || priority === 'high';
  const gathered = new Date(now.getTime() + GATHERED_MS);
  const at = urgent ? gathered : nextWorkingTime(gathered, zone, hours);
  if (!told_at) return { due: 'tell_assignee', at };
  const after = managerAfterWorkingHours[priority];
  if (after === undefined || manager_told_at) return { due: 'nothing' };
  const manager = afterWorkingHours(told_at, after, zone, hours);
  return manager <= now ? { due: 'tell_manager', at } : { due: 'nothing', next: manager };
}
