import { nextWorkingHour } from './next-working-hour';

const hours = { start_hour: 9, end_hour: 18, days: [1, 2, 3, 4, 5] };
const next = (now: string, zone = 'America/New_York') => nextWorkingHour(new Date(now), zone, hours).toISOString();

it.each([
  ['the next full hour during the day', '2026-01-29T15:45:00Z', '2026-01-29T16:00:00.000Z'],
  ['the next morning when the day ends too soon', '2026-01-29T22:10:00Z', '2026-01-30T14:00:00.000Z'],
  ['Monday morning on a Friday evening', '2026-01-30T23:30:00Z', '2026-02-02T14:00:00.000Z'],
  ['the morning by the new clock after a change', '2026-03-07T20:00:00Z', '2026-03-09T13:00:00.000Z'],
])('is %s', (_, now, then) => {
  expect(next(now)).toBe(then);
});

it("goes by the customer's clock", () => {
  expect(next('2026-01-29T22:10:00Z', 'Asia/Tokyo')).toBe('2026-01-30T00:00:00.000Z');
});

it('ends even where no hour fits', () => {
  const never = { start_hour: 12, end_hour: 12, days: [] };
  expect(nextWorkingHour(new Date('2026-01-29T15:45:00Z'), 'utc', never).toISOString()).toBe(
    '2026-01-30T15:00:00.000Z',
  );
});
