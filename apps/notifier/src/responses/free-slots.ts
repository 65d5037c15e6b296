import type { TenantSettings } from '@linesman/contracts';
import { DateTime } from 'luxon';

type Hours = TenantSettings['working_hours'];

interface Wanted {
  now: Date;
  /** The zones of those who take part. */
  zones: string[];
  hours: Hours;
  /** Calls of half an hour that the CSM has, or has offered to others. */
  taken: Date[];
}

const MANY = 3;
const HOUR_MS = 3_600_000;
/** The contact has to read the email first. */
const NOTICE_HOURS = 2;
/** Times of one day lie this far apart, so that they are a choice. */
const APART_HOURS = 3;
const DAYS = 21;

const works = (at: DateTime, { start_hour, end_hour, days }: Hours): boolean =>
  at.hour >= start_hour && at.hour + 1 <= end_hour && days.includes(at.weekday);

/**
 * Three full hours within the working hours of all who take part. Where they never work at the same time, it is the first
 * zone that counts.
 */
export function freeSlots({ now, zones, hours, taken }: Wanted): Date[] {
  const busy = new Set(taken.map((at) => at.getTime()));
  const first = DateTime.fromJSDate(now)
    .toUTC()
    .startOf('hour')
    .plus({ hours: NOTICE_HOURS + 1 });
  const found: Date[] = [];
  for (let hour = 0; hour < DAYS * 24 && found.length < MANY; hour++) {
    const at = first.plus({ hours: hour });
    const last = found.at(-1);
    const near = last && at.toMillis() - last.getTime() < APART_HOURS * HOUR_MS;
    if (near || busy.has(at.toMillis())) continue;
    if (zones.every((zone) => works(at.setZone(zone), hours))) found.push(at.toJSDate());
  }
  if (found.length < MANY && zones.length > 1) return freeSlots({ now, zones: zones.slice(0, 1), hours, taken });
  return found;
}
