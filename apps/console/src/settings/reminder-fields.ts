import { defaultReminders, type ReminderRule, severities } from '@linesman/contracts';
import { textOf } from '../pages/query-string';
import type { Settings } from '../upstream/answers';

type Reminders = NonNullable<Settings['reminders']>;

/** A row of the form for each severity, the most urgent first. */
export const reminderRows = (reminders: Reminders | undefined) =>
  severities.toReversed().map((severity) => {
    const rule = reminders?.[severity] ?? defaultReminders[severity];
    return {
      severity,
      hours: rule.remind_after_hours.join(', '),
      daily: rule.daily,
      escalate: rule.escalate_after_working_hours,
      next_contact: rule.next_contact_after_working_hours,
    };
  });

/** What was posted; nothing where it is the default. */
export function readReminders(posted: Record<string, unknown>): Reminders | undefined {
  // A form without these fields changes nothing of them.
  if (!severities.some((severity) => `remind_${severity}` in posted)) return undefined;
  const read = Object.fromEntries(
    severities.map((severity) => [severity, ruleOf(posted, severity)]),
  ) as Required<Reminders>;
  return severities.every((severity) => isSame(read[severity], defaultReminders[severity])) ? undefined : read;
}

function ruleOf(posted: Record<string, unknown>, severity: string): ReminderRule {
  const [escalate, next] = ['escalate', 'next_contact'].map((name) => textOf(posted[`${name}_${severity}`]).trim());
  return {
    remind_after_hours: textOf(posted[`remind_${severity}`])
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number),
    daily: posted[`daily_${severity}`] === 'yes',
    ...(escalate && { escalate_after_working_hours: Number(escalate) }),
    ...(next && { next_contact_after_working_hours: Number(next) }),
  };
}

const isSame = (a: ReminderRule, b: ReminderRule): boolean =>
  a.remind_after_hours.join() === b.remind_after_hours.join() &&
  a.daily === b.daily &&
  a.escalate_after_working_hours === b.escalate_after_working_hours &&
  a.next_contact_after_working_hours === b.next_contact_after_working_hours;
