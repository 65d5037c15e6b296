import { CronExpressionParser } from 'cron-parser';
import { DateTime } from 'luxon';

const VALUE = String.raw`(?:\d{1,2}|[A-Za-z]{3})`;
const ITEM = String.raw`(?:\*|${VALUE}(?:-${VALUE})?)(?:/\d{1,2})?`;
const FIELD = new RegExp(`^${ITEM}(?:,${ITEM})*$`);

/** No change of a clock is longer. */
const LONGEST_CHANGE_MS = 3 * 3_600_000;

const fieldsOf = (cron: string): string[] => cron.trim().split(/\s+/);

/** @returns what is wrong with five fields of cron: minute, hour, day of the month, month and day of the week. */
export function faultOfCron(cron: string): string | undefined {
  const fields = fieldsOf(cron);
  if (fields.length !== 5) return 'has five fields: minute, hour, day of the month, month and day of the week';
  const wrong = fields.find((field) => !FIELD.test(field));
  if (wrong !== undefined) return `${JSON.stringify(wrong)} is no field of cron, such as 5, 1-5, */15 or MON`;
  try {
    wallTimes(cron, new Date(0)).next();
    return undefined;
  } catch (error) {
    return `is no valid time: ${(error as Error).message}`;
  }
}

/**
 * The first time after `after` at which the clocks of the zone show what is asked for. A time that they skip is due once,
 * when they go on. One that they show twice is due the first time, except where every hour is asked for.
 */
export function nextOfCron(cron: string, zone: string, after: Date): Date {
  const everyHour = fieldsOf(cron)[1] === '*';
  const shown = wallOf(after, zone);
  // After clocks went back they show times again that were due before.
  const walls = wallTimes(cron, new Date(everyHour ? shown.getTime() - LONGEST_CHANGE_MS : shown));
  let next: Date | undefined;
  for (;;) {
    const [first, second] = momentsOf(walls.next().toDate(), zone);
    if (next && first! >= next) return next;
    for (const at of everyHour ? [first, second] : [first]) if (at && at > after && (!next || at < next)) next = at;
  }
}

/** Times as clocks show them are written as if they were UTC, where no clock changes. */
const wallTimes = (cron: string, from: Date) =>
  CronExpressionParser.parse(fieldsOf(cron).join(' '), { tz: 'UTC', currentDate: from });

const wallOf = (at: Date, zone: string): Date =>
  DateTime.fromJSDate(at).setZone(zone).setZone('UTC', { keepLocalTime: true }).toJSDate();

/** When the clocks of the zone show this time: once or twice; if never, the moment to which they skip. */
function momentsOf(wall: Date, zone: string): Date[] {
  const asked = DateTime.fromJSDate(wall, { zone: 'UTC' });
  let shown = asked.setZone(zone, { keepLocalTime: true });
  if (shown.hour === asked.hour && shown.minute === asked.minute)
    return shown.getPossibleOffsets().map((at) => at.toJSDate());
  while (shown.minus({ minutes: 1 }).offset === shown.offset) shown = shown.minus({ minutes: 1 });
  return [shown.toJSDate()];
}
