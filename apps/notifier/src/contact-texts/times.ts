import { locales, type Reader } from '@linesman/texts';
import { DateTime } from 'luxon';
import { translate } from './translate';

/** `Jan 29, 2026 at 10:45 AM EST`, `29. Januar 2026 um 16:45 MEZ`: on the reader's clock, with the name of its zone. */
export function timeIn(at: Date | string, { language, zone }: Reader): string {
  const time = DateTime.fromJSDate(new Date(at)).setZone(zone).setLocale(locales[language]);
  if (language === 'en') return time.toFormat("LLL d, yyyy 'at' h:mm a ZZZZ");
  return time.toLocaleString({
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
}

/** `in 6 days, on Dec 7, 2026 at 10:45 AM EST`: days as the reader's calendar counts them. */
export function whenIn(at: Date | string, now: Date, reader: Reader): string {
  const [day, today] = [at, now].map((it) => DateTime.fromJSDate(new Date(it)).setZone(reader.zone).startOf('day'));
  const count = Math.round(day!.diff(today!, 'days').days);
  const said = (key: 'when_passed' | 'when_today' | 'when_tomorrow' | 'when_later') =>
    translate({ key, values: { at: timeIn(at, reader), count } }, reader);
  if (new Date(at) <= now) return said('when_passed');
  if (count === 0) return said('when_today');
  return said(count === 1 ? 'when_tomorrow' : 'when_later');
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** `3 hours`, `12 minutes`, `8 seconds` */
export function howLong(from: Date | string, to: Date | string, reader: Reader): string {
  const seconds = Math.max(1, Math.round((new Date(to).getTime() - new Date(from).getTime()) / 1_000));
  const [key, size] = units.find(([, it]) => seconds >= it)!;
  return translate({ key, values: { count: Math.floor(seconds / size) } }, reader);
}
