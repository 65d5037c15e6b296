import { ago, dayInWords, exact, inWords, lasting, monthInWords, timeIn, toTheSecond, zoneOf } from './times';

const now = new Date('2026-01-29T13:45:00Z');

describe('times', () => {
  it.each([
    ['2026-01-29T13:44:40Z', 'just now'],
    ['2026-01-29T13:45:20Z', 'in a moment'],
    ['2026-01-29T13:43:59Z', '1 minute ago'],
    ['2026-01-29T10:45:00Z', '3 hours ago'],
    ['2026-01-29T10:45:01Z', '2 hours ago'],
    ['2026-01-20T10:45:00Z', '9 days ago'],
    ['2025-11-20T10:45:00Z', '70 days ago'],
    ['2026-01-29T17:45:00Z', 'in 4 hours'],
  ])('%s is %s', (at, words) => {
    expect(ago(at, now)).toBe(words);
  });

  it.each([
    [-5, '0 s'],
    [41_640, '41 s'],
    [125_000, '2 min 5 s'],
  ])('what lasts %i ms is %s', (ms, words) => expect(lasting(ms)).toBe(words));

  it('are days and months in words, and nothing where it is none', () => {
    expect([dayInWords('2026-01-09'), monthInWords('2026-01-09'), dayInWords('x'), dayInWords(undefined)]).toEqual([
      'Jan 9, 2026',
      'Jan 2026',
      '',
      '',
    ]);
  });

  it('have an exact form', () => {
    expect(exact('2026-01-29T10:45:00Z')).toBe('Jan 29, 2026, 10:45 AM UTC');
  });

  it('are shown in the reader’s zone with its name', () => {
    expect(exact('2026-01-29T15:45:07Z', 'America/New_York')).toBe('Jan 29, 2026, 10:45 AM EST');
    expect(toTheSecond('2026-01-29T15:45:07Z', 'Europe/Berlin')).toBe('Jan 29, 2026, 4:45:07 PM GMT+1');
  });

  it('are in UTC where the zone is not known, or is none', () => {
    expect(['Europe/Berlin', 'Nowhere/Land', undefined, `A/${'x'.repeat(99)}`].map(zoneOf)).toEqual([
      'Europe/Berlin',
      'UTC',
      'UTC',
      'UTC',
    ]);
  });

  it.each([undefined, null, 'never', {}])('are empty for %j', (at) => {
    expect([ago(at, now), exact(at)]).toEqual(['', '']);
  });

  it('are shown in a time zone that exists', () => {
    expect(timeIn('America/New_York', now)).toBe('8:45 AM');
    expect(timeIn('Nowhere/Land', now)).toBeUndefined();
  });
});

it.each([
  [0, '0 ms'],
  [240.4, '240 ms'],
  [1_250, '1.2 s'],
  [59_999, '59.9 s'],
  [60_000, '1 min'],
  [250_000, '4 min 10 s'],
  [11_100_000, '3 h 5 min'],
  [187_200_000, '2 d 4 h'],
])('%s ms are %s', (ms, words) => {
  expect(inWords(ms)).toBe(words);
});
