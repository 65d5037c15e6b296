import { afterWorkingHours } from './after-working-hours';

const hours = { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] };
const after = (from: string, count: number, over: Partial<typeof hours> = {}) =>
  afterWorkingHours(new Date(from), count, 'Europe/Berlin', { ...hours, ...over }).toISOString();

it.each([
  ['within a day', '2026-03-25T09:00:00.000Z', 4, '2026-03-25T13:00:00.000Z'],
  ['from before the day begins', '2026-03-25T03:00:00.000Z', 4, '2026-03-25T12:00:00.000Z'],
  ['over the evening', '2026-03-25T15:00:00.000Z', 4, '2026-03-26T11:00:00.000Z'],
  ['over a weekend in which the clock goes forward', '2026-03-27T15:00:00.000Z', 4, '2026-03-30T10:00:00.000Z'],
  ['from a weekend', '2026-03-28T12:00:00.000Z', 1, '2026-03-30T08:00:00.000Z'],
  ['over several days', '2026-03-25T08:00:00.000Z', 20, '2026-03-27T12:00:00.000Z'],
  ['over the day on which the clock goes back', '2026-10-23T13:00:00.000Z', 4, '2026-10-26T10:00:00.000Z'],
])('counts only hours in which people work: %s', (_, from, count, at) => {
  expect(after(from, count)).toBe(at);
});

it('knows hours that last until midnight, and counts every hour where nobody ever works', () => {
  expect(after('2026-03-25T21:00:00.000Z', 4, { end_hour: 24 })).toBe('2026-03-26T10:00:00.000Z');
  expect(after('2026-03-25T21:00:00.000Z', 4, { days: [] })).toBe('2026-03-26T01:00:00.000Z');
});
