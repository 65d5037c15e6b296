import type { TenantSettings } from '@linesman/contracts';
import { DateTime } from 'luxon';

/** `now` within working hours in `zone`, otherwise the time when the next ones begin. */
export function nextWorkingTime(now: Date, zone: string, hours: TenantSettings['working_hours']): Date {
  const local = DateTime.fromJSDate(now).setZone(zone);
  for (let days = 0; days <= 7; days++) {
    const day = local.startOf('day').plus({ days });
    if (!hours.days.includes(day.weekday)) continue;
    // By the clock: on some days the hours since midnight are others.
    const begins = day.set({ hour: hours.start_hour });
    const ends = hours.end_hour === 24 ? day.plus({ days: 1 }) : day.set({ hour: hours.end_hour });
    if (local < begins) return begins.toJSDate();
    if (local < ends) return now;
  }
  // Nobody ever works: waiting would never end.
  return now;
}
