import { DateTime } from 'luxon';
import type { Silence, SilenceScope } from './silence';

type Timed = Pick<Silence, 'starts_at' | 'ends_at' | 'weekly'>;

/** @returns the end of the silence, or of its present time in the week; nothing where it is not silent now. */
export function silentUntil({ starts_at, ends_at, weekly }: Timed, now: Date): Date | undefined {
  if (now < starts_at || now >= ends_at) return undefined;
  if (!weekly) return ends_at;
  const local = DateTime.fromJSDate(now, { zone: weekly.time_zone });
  // That of yesterday may last past midnight.
  for (const day of [local, local.minus({ days: 1 })]) {
    if (!weekly.days.includes(day.weekday)) continue;
    const begins = at(day, weekly.from);
    const ends = weekly.until > weekly.from ? at(day, weekly.until) : at(day.plus({ days: 1 }), weekly.until);
    if (begins <= local && local < ends) return ends.toJSDate() < ends_at ? ends.toJSDate() : ends_at;
  }
  return undefined;
}

/** By the clock: on some days the hours since midnight are others. */
const at = (day: DateTime, time: string): DateTime => {
  const [hour, minute] = time.split(':').map(Number);
  return day.startOf('day').set({ hour, minute });
};

/** Whether a silence is about something. */
export const covers = (silence: SilenceScope, one: SilenceScope): boolean =>
  (['connection_code', 'customer_id', 'integration_id'] as const).every(
    (field) => silence[field] === null || silence[field] === one[field],
  );

export interface Silent {
  silence: Silence;
  until: Date;
}

/** The silences that something falls under now, the longest first. */
export const silencesOf = (one: SilenceScope, silences: Silence[], now: Date): Silent[] =>
  silences
    .filter((silence) => covers(silence, one))
    .flatMap((silence) => {
      const until = silentUntil(silence, now);
      return until ? [{ silence, until }] : [];
    })
    .sort((a, b) => b.until.getTime() - a.until.getTime());
