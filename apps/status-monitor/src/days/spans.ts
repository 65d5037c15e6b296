import { invalidFields } from '@linesman/service-kit';
import { DateTime } from 'luxon';
import type { Span } from '../health/periods';

export const lengths = ['day', 'week', 'month'] as const;
export type Length = (typeof lengths)[number];

/** Days of a time zone, such as `2026-03-29`; the last one is included. */
export interface Days {
  from: string;
  to: string;
}

/** As long as changes of health are kept. */
const MOST_DAYS = 400;
const USUAL_DAYS = 90;

/** The days that are asked for: the last ninety up to today, unless they are given. */
export function daysAsked({ from, to }: Partial<Days>, time_zone: string, now: Date): Days {
  const last = to ?? DateTime.fromJSDate(now, { zone: time_zone }).toISODate()!;
  const first =
    from ??
    dateOf(last)
      .minus({ days: USUAL_DAYS - 1 })
      .toISODate()!;
  const days = dateOf(last).diff(dateOf(first), 'days').days + 1;
  if (!(days >= 1 && days <= MOST_DAYS))
    throw invalidFields([
      { field: 'from', message: `must be a day before the last one, by ${MOST_DAYS} days at most` },
    ]);
  return { from: first, to: last };
}

/** As many days just before these. */
export function daysBefore({ from, to }: Days): Days {
  const days = dateOf(to).diff(dateOf(from), 'days').days;
  const last = dateOf(from).minus({ days: 1 });
  return { from: last.minus({ days }).toISODate()!, to: last.toISODate()! };
}

/** The days, or weeks from Monday on, or months, that these days make; the first and the last may be shorter. */
export function splitDays({ from, to }: Days, each: Length): Days[] {
  const last = dateOf(to);
  const split: Days[] = [];
  for (let first = dateOf(from); first <= last;) {
    const end = DateTime.min(first.endOf(each).startOf('day'), last);
    split.push({ from: first.toISODate()!, to: end.toISODate()! });
    first = end.plus({ days: 1 });
  }
  return split;
}

/** From the start of the first day to the end of the last one, in the time zone: a day may have 23 or 25 hours. */
export const spanOf = ({ from, to }: Days, time_zone: string): Span => ({
  from: startOf(from, time_zone),
  to: startOf(dateOf(to).plus({ days: 1 }).toISODate()!, time_zone),
});

/** In some zones the clock goes back from one o'clock to midnight, which then comes twice: the day starts with the first. */
function startOf(day: string, zone: string): Date {
  const found = DateTime.fromISO(day, { zone });
  const before = found.minus({ hours: 1 });
  return (before.toISODate() === day ? before : found).toJSDate();
}

const dateOf = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });
