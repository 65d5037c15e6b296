import { DateTime } from 'luxon';
import { faultOfCron, nextOfCron } from './cron';

/** The next times, as clocks in the zone show them, with their offset. */
function due(cron: string, zone: string, after: string, count: number): string[] {
  let at = DateTime.fromISO(after, { zone }).toJSDate();
  return Array.from({ length: count }, () => {
    at = nextOfCron(cron, zone, at);
    return DateTime.fromJSDate(at).setZone(zone).toFormat(`LL-dd HH:mm ZZ`);
  });
}

describe('when clocks go forward', () => {
  it.each([
    ['30 2 * * *', 'America/New_York', '2026-03-07T12:00', ['03-08 03:00 -04:00', '03-09 02:30 -04:00']],
    ['0 3 * * *', 'America/New_York', '2026-03-07T12:00', ['03-08 03:00 -04:00', '03-09 03:00 -04:00']],
    ['*/15 2 * * *', 'America/New_York', '2026-03-08T00:00', ['03-08 03:00 -04:00', '03-09 02:00 -04:00']],
    [
      '30 * * * *',
      'America/New_York',
      '2026-03-08T00:45',
      ['03-08 01:30 -05:00', '03-08 03:00 -04:00', '03-08 03:30 -04:00'],
    ],
    ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00', ['10-04 02:30 +11:00', '10-05 02:15 +11:00']],
    ['0 0 * * *', 'America/Santiago', '2026-09-05T12:00', ['09-06 01:00 -03:00', '09-07 00:00 -03:00']],
  ])('%s in %s is due once where the time does not exist', (cron, zone, after, expected) => {
    expect(due(cron, zone, after, expected.length)).toEqual(expected);
  });
});

describe('when clocks go back', () => {
  it.each([
    ['30 1 * * *', 'America/New_York', '2026-10-31T12:00', ['11-01 01:30 -04:00', '11-02 01:30 -05:00']],
    [
      '0,30 1 * * *',
      'America/New_York',
      '2026-10-31T12:00',
      ['11-01 01:00 -04:00', '11-01 01:30 -04:00', '11-02 01:00 -05:00'],
    ],
    ['45 1 * * *', 'Australia/Lord_Howe', '2026-04-04T12:00', ['04-05 01:45 +11:00', '04-06 01:45 +10:30']],
    ['0 2 * * *', 'America/New_York', '2026-10-31T12:00', ['11-01 02:00 -05:00', '11-02 02:00 -05:00']],
  ])('%s in %s is due once where the time exists twice', (cron, zone, after, expected) => {
    expect(due(cron, zone, after, expected.length)).toEqual(expected);
  });

  it('what is due every hour goes on', () => {
    expect(due('30 * * * *', 'America/New_York', '2026-11-01T00:45', 3)).toEqual([
      '11-01 01:30 -04:00',
      '11-01 01:30 -05:00',
      '11-01 02:30 -05:00',
    ]);
  });
});

it.each(['America/New_York', 'Europe/Paris', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Casablanca', 'UTC'])(
  'a daily time in %s is due once on each day of a year, in order',
  (zone) => {
    for (const [hour, minute] of [
      [0, 0],
      [1, 30],
      [2, 15],
      [2, 45],
      [3, 0],
      [23, 59],
    ]) {
      let at = DateTime.fromISO('2025-12-31T23:59', { zone }).toJSDate();
      const days = Array.from({ length: 365 }, () => {
        const next = nextOfCron(`${minute} ${hour} * * *`, zone, at);
        expect(next.getTime()).toBeGreaterThan(at.getTime());
        at = next;
        return DateTime.fromJSDate(next).setZone(zone).toISODate();
      });
      expect(new Set(days).size).toBe(365);
      expect(days.at(-1)).toBe('2026-12-31');
    }
  },
);

it('is never due at the time itself, but after it', () => {
  expect(nextOfCron('0 9 * * MON-FRI', 'UTC', new Date('2026-01-02T09:00:00Z'))).toEqual(
    new Date('2026-01-05T09:00:00Z'),
  );
});

it.each(['0 9 * * *', '*/15 * * * *', '0 0 1,15 * *', '30 4 * JAN-MAR MON', '0 0 29 2 *', '5-10/2 0 * * 7'])(
  'accepts %s',
  (cron) => expect(faultOfCron(cron)).toBeUndefined(),
);

it.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '0 24 * * *',
  '0 0 30 2 *',
  '@daily',
  'H * * * *',
  '0 0 L * *',
  '0 0 * * MON#2',
  '0 0 ? * *',
])('refuses %j', (cron) => expect(faultOfCron(cron)).toBeDefined());
