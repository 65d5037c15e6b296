import type { TenantSettings } from '@linesman/contracts';
import { DateTime } from 'luxon';

/** When a day's summary is due, and what comes after it. */
export interface Morning {
  /** The day that it is there, such as `2026-03-29`. */
  day: string;
  /** Whether people work now, so that a summary of the day is sent. */
  works: boolean;
  /** When the working hours of the next working day begin. */
  next: Date;
}

/** A day on which the clock changes has its morning by the clock, too. */
export function morningAt(
  now: Date,
  zone: string,
  { start_hour, end_hour, days }: TenantSettings['working_hours'],
): Morning {
  const local = DateTime.fromJSDate(now, { zone });
  const works = days.includes(local.weekday) && local.hour >= start_hour && local.hour < end_hour;
  const begins = (ahead: number) =>
    local.startOf('day').plus({ days: ahead }).set({ hour: start_hour, minute: 0, second: 0, millisecond: 0 });
  for (let ahead = 0; ahead <= 7; ahead++) {
    const at = begins(ahead);
    if (at > local && days.includes(at.weekday)) return { day: local.toISODate()!, works, next: at.toJSDate() };
  }
  // Nobody works on any day.
  return { day: local.toISODate()!, works: false, next: begins(7).toJSDate() };
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 7;

/** A summary covers what happened since the one before; the first one a day, and none more than a week. */
export function coversFrom(before: Date | null, now: Date): Date {
  if (!before) return new Date(now.getTime() - DAY_MS);
  return new Date(Math.max(before.getTime(), now.getTime() - MOST_DAYS * DAY_MS));
}
