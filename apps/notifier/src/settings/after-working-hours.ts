import type { TenantSettings } from '@linesman/contracts';
import { DateTime } from 'luxon';
import { nextWorkingTime } from './working-time';

/** Each has an hour at least, so more than the hours that are ever asked for. Where nobody works, the hours of the day count. */
const MOST_DAYS = 250;

/** The time at which so many hours have passed in which people work in `zone`. */
export function afterWorkingHours(
  from: Date,
  count: number,
  zone: string,
  hours: TenantSettings['working_hours'],
): Date {
  if (hours.days.length === 0) return new Date(from.getTime() + count * 3_600_000);
  let left = count * 3_600_000;
  let at = nextWorkingTime(from, zone, hours);
  for (let days = 0; days < MOST_DAYS; days++) {
    const day = DateTime.fromJSDate(at).setZone(zone);
    const ends =
      hours.end_hour === 24 ? day.startOf('day').plus({ days: 1 }) : day.startOf('day').set({ hour: hours.end_hour });
    const lasts = ends.toMillis() - at.getTime();
    if (left <= lasts) return new Date(at.getTime() + left);
    left -= lasts;
    at = nextWorkingTime(ends.toJSDate(), zone, hours);
  }
  return at;
}
