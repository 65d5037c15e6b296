import type { TenantSettings } from '@linesman/contracts';
import { DateTime } from 'luxon';

/** The first full hour after `now` that is within the working hours in `zone`. */
export function nextWorkingHour(now: Date, zone: string, hours: TenantSettings['working_hours']): Date {
  const local = DateTime.fromJSDate(now).setZone(zone);
  let at = local.startOf('hour').plus({ hours: 1 });
  // Two weeks contain every week day and any change of the clock. Where no hour fits, the search ends there.
  for (let looked = 0; looked < 14 * 24; looked++, at = at.plus({ hours: 1 })) {
    const fits = at.hour >= hours.start_hour && at.hour + 1 <= hours.end_hour;
    if (fits && hours.days.includes(at.weekday)) return at.toJSDate();
  }
  return local.startOf('hour').plus({ days: 1 }).toJSDate();
}
