import type { Severity } from '@linesman/contracts';

/** When somebody is reminded of a signal that nobody has acted on. */
export interface ReminderRule {
  /** Hours after the first message, in rising order. */
  remind_after_hours: number[];
  /** And then each day, when working hours begin. */
  daily: boolean;
  /** Working hours after which the CSM's manager is told. */
  escalate_after_working_hours?: number;
}

export const defaultReminders: Readonly<Record<Severity, ReminderRule>> = {
  critical: { remind_after_hours: [1, 4], daily: true, escalate_after_working_hours: 4 },
  high: { remind_after_hours: [4], daily: true, escalate_after_working_hours: 8 },
  medium: { remind_after_hours: [24], daily: false },
  low: { remind_after_hours: [], daily: false },
};

/** For how many hours an acknowledgement lasts unless the person chooses. */
export const acknowledgedForHours: Readonly<Record<Severity, number>> = { critical: 4, high: 8, medium: 24, low: 72 };
