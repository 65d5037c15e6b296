import { DateTime, IANAZone } from 'luxon';

/** `3 hours ago`, `in 2 days`; empty for anything but a time. */
export function ago(at: unknown, now: Date): string {
  const time = timeOf(at);
  if (!time) return '';
  const ms = time.toMillis() - now.getTime();
  if (Math.abs(ms) < MINUTE) return ms > 0 ? 'in a moment' : 'just now';
  return time.toRelative({ base: DateTime.fromJSDate(now), unit: ['days', 'hours', 'minutes'] }) ?? '';
}

/** `Jan 29, 2026, 10:45 AM EST`: in a time zone, with its name; empty for anything but a time. */
export const exact = (at: unknown, zone?: string): string => inZone(at, zone, 'LLL d, yyyy, h:mm a ZZZZ');

/** The same with seconds. */
export const toTheSecond = (at: unknown, zone?: string): string => inZone(at, zone, 'LLL d, yyyy, h:mm:ss a ZZZZ');

const inZone = (at: unknown, zone = 'UTC', format: string): string => timeOf(at)?.setZone(zone).toFormat(format) ?? '';

/** `Jan 29, 2026` of `2026-01-29`; empty for anything but a day. */
export const dayInWords = (day: unknown): string => inZone(day, 'UTC', 'LLL d, yyyy');

/** `Jan 2026` of any of its days. */
export const monthInWords = (day: unknown): string => inZone(day, 'UTC', 'LLL yyyy');

/** The time zone, if it is one; `UTC` where nothing is known. */
export const zoneOf = (given: unknown): string =>
  typeof given === 'string' && given.length <= 64 && IANAZone.isValidZone(given) ? given : 'UTC';

/** The local time in a time zone, `3:45 PM`; undefined for an unknown time zone. */
export function timeIn(zone: string, now: Date): string | undefined {
  const time = DateTime.fromJSDate(now, { zone }).setLocale('en-US');
  return time.isValid ? time.toFormat('h:mm a') : undefined;
}

function timeOf(at: unknown): DateTime | undefined {
  if (typeof at !== 'string' && typeof at !== 'number' && !(at instanceof Date)) return undefined;
  const time = DateTime.fromJSDate(new Date(at)).setLocale('en-US');
  return time.isValid ? time : undefined;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `240 ms`, `1.2 s`, `4 min 10 s`, `3 h 5 min`, `2 d 4 h`: two units at most. */
export function inWords(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(Math.floor(ms / 100) / 10).toString()} s`;
  if (ms < HOUR) return twoUnits(ms, [MINUTE, 'min'], [SECOND, 's']);
  if (ms < DAY) return twoUnits(ms, [HOUR, 'h'], [MINUTE, 'min']);
  return twoUnits(ms, [DAY, 'd'], [HOUR, 'h']);
}

/** The same within a sentence: no line breaks inside it. */
export const unbroken = (ms: number): string => inWords(ms).replaceAll(' ', '\u00a0');

/** How long something has lasted, while it goes on: `41 s`, `2 h 5 min`. */
export const lasting = (ms: number): string =>
  ms < MINUTE ? `${Math.floor(Math.max(0, ms) / SECOND)} s` : inWords(ms);

function twoUnits(ms: number, [big, bigName]: [number, string], [small, smallName]: [number, string]): string {
  const rest = Math.floor((ms % big) / small);
  return `${Math.floor(ms / big)} ${bigName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`;
}
