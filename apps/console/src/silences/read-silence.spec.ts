import { timesIn } from './read-silence';

const posted = { ends_at: '2026-03-29T22:00', time_zone: 'Europe/Berlin', reason: 'database move' };

it('reads times on the clock of the time zone', () => {
  expect(timesIn(posted)).toEqual({
    times: { starts_at: undefined, ends_at: '2026-03-29T20:00:00.000Z', reason: 'database move' },
    errors: [],
  });
  const weekly = { days: ['1', '3'], weekly_from: '22:00', weekly_until: '02:00' };
  expect(timesIn({ ...posted, starts_at: '2026-03-01T22:00', ...weekly }).times).toMatchObject({
    starts_at: '2026-03-01T21:00:00.000Z',
    weekly: { days: [1, 3], from: '22:00', until: '02:00', time_zone: 'Europe/Berlin' },
  });
});

it('says what is missing or wrong', () => {
  const wrong = { ends_at: 'soon', starts_at: 'now', time_zone: 'Berlin', reason: '', days: '1', weekly_from: '22:00' };
  expect(timesIn(wrong).errors.map(({ field }) => field)).toEqual([
    'time_zone',
    'starts_at',
    'ends_at',
    'weekly',
    'reason',
  ]);
});
