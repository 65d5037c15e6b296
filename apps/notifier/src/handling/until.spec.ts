import { spans, untilOf } from './until';

it('ends by the clock of the person, also when it goes forward meanwhile', () => {
  const hours = { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] };
  // A Saturday in Berlin, on the day before the clock goes forward.
  const now = new Date('2026-03-28T22:30:00Z');
  expect(spans.map((span) => untilOf(span, now, 'Europe/Berlin', hours).toISOString())).toEqual([
    '2026-03-28T23:30:00.000Z',
    '2026-03-29T02:30:00.000Z',
    '2026-03-29T07:00:00.000Z',
    '2026-03-30T07:00:00.000Z',
  ]);
});
