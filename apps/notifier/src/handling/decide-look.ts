import type { ReminderRule, Severity, TenantSettings } from '@linesman/contracts';
import { afterWorkingHours } from '../settings/after-working-hours';
import { nextWorkingTime } from '../settings/working-time';
import { isAcknowledged, isSnoozed, type SignalHandling } from '../signals/signal-handling.entity';

export interface LookFacts extends Pick<
  SignalHandling,
  'acknowledged_until' | 'snoozed_by' | 'snoozed_until' | 'unattended_since' | 'reminded_at' | 'escalated_at'
> {
  open: boolean;
  severity: Severity;
  /** Why nobody is reminded although it is time. */
  suppressed?: string;
  /** The customer's contact who was told last, where somebody is left after them. */
  contact_turn?: ContactTurn;
  /** Of the person who handles the signal. */
  zone: string;
  working_hours: TenantSettings['working_hours'];
}

/** A contact was told, and has time to act. */
export interface ContactTurn {
  since: Date;
  /** Of the customer. */
  zone: string;
}

export type Look =
  | { due: 'remind' | 'escalate'; suppressed?: string }
  | { due: 'next_contact' }
  | { due: 'acknowledgement_ended' | 'snooze_ended'; suppressed?: string }
  /** `next`: when to look again. Absent where nothing comes by time alone. */
  | { due: 'nothing'; next?: Date };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What is due for a signal now: one thing at a time. */
export function decideLook(facts: LookFacts, rule: ReminderRule, now: Date): Look {
  const { open, suppressed, acknowledged_until, snoozed_by, snoozed_until } = facts;
  if (!open) return { due: 'nothing' };
  if (isSnoozed(facts, now)) return { due: 'nothing', next: snoozed_until ?? undefined };
  if (snoozed_by) return { due: 'snooze_ended', suppressed };
  if (isAcknowledged(facts, now)) return { due: 'nothing', next: acknowledged_until! };
  if (acknowledged_until) return { due: 'acknowledgement_ended', suppressed };
  const [first] = [escalation(facts, rule), reminder(facts, rule), nextTurn(facts, rule)]
    .filter((it) => it !== undefined)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  if (!first) return { due: 'nothing' };
  if (first.at > now) return { due: 'nothing', next: first.at };
  return first.due === 'next_contact' ? { due: first.due } : { due: first.due, suppressed };
}

interface Planned {
  due: 'remind' | 'escalate' | 'next_contact';
  at: Date;
}

function escalation(
  { escalated_at, unattended_since, zone, working_hours }: LookFacts,
  { escalate_after_working_hours: hours }: ReminderRule,
): Planned | undefined {
  if (escalated_at || hours === undefined) return undefined;
  return { due: 'escalate', at: afterWorkingHours(unattended_since, hours, zone, working_hours) };
}

function nextTurn({ contact_turn, working_hours }: LookFacts, rule: ReminderRule): Planned | undefined {
  const at = contact_turn && endOfTurn(contact_turn, rule, working_hours);
  return at && { due: 'next_contact', at };
}

/** When the next contact is told if nobody acts; nothing where that is not wanted. */
export const endOfTurn = (
  { since, zone }: ContactTurn,
  { next_contact_after_working_hours: hours }: ReminderRule,
  working_hours: LookFacts['working_hours'],
): Date | undefined => (hours === undefined ? undefined : afterWorkingHours(since, hours, zone, working_hours));

/** What is urgent is told at any hour, and each other reminder in working hours. What was missed is not made up for. */
function reminder(facts: LookFacts, { remind_after_hours, daily }: ReminderRule): Planned | undefined {
  const { severity, unattended_since: since, reminded_at, zone, working_hours } = facts;
  const last = reminded_at && reminded_at > since ? reminded_at : since;
  const planned = remind_after_hours
    .toSorted((a, b) => a - b)
    .map((hours) => new Date(since.getTime() + hours * HOUR_MS))
    .find((at) => at > last);
  const at = planned ?? (daily ? new Date(last.getTime() + DAY_MS) : undefined);
  if (!at) return undefined;
  const urgent = planned && (severity === 'critical' || severity === 'high');
  return { due: 'remind', at: urgent ? at : nextWorkingTime(at, zone, working_hours) };
}
