import type { TenantSettings } from '@linesman/contracts';
import { DateTime } from 'luxon';

/** `now` within working hours in `zone`, otherwise the time when the next ones begin. */
export function nextWorkingTime(now: Date, zone: string, hours: TenantSettings['working_hours']): Date {
  const local = DateTime.fromJSDate(now).setZone(zone);
  for (let days = 0; days <= 7; days++) {
    const day = local.startOf('day').plus({ days });
    if (!hours.days.includes(day.weekday)) continue;
    if (local < day.plus({ hours: hours.start_hour })) return day.plus({ hours: hours.start_hour }).toJSDate();
    if (local < day.plus({ hours: hours.end_hour })) return now;
  }
  // Nobody ever works: waiting would never end.
  return now;
}
