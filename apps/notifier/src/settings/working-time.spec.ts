import { nextWorkingTime } from './working-time';

const hours = { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5, 6, 7] };
const zone = 'Europe/Berlin';
const next = (now: string, over: Partial<typeof hours> = {}) =>
  nextWorkingTime(new Date(now), zone, { ...hours, ...over }).toISOString();

it.each([
  ['before they begin', '2026-03-30T05:00:00.000Z', '2026-03-30T07:00:00.000Z'],
  ['within them', '2026-03-30T08:00:00.000Z', '2026-03-30T08:00:00.000Z'],
  ['after them', '2026-03-30T15:00:00.000Z', '2026-03-31T07:00:00.000Z'],
  ['on the day on which the clock goes forward', '2026-03-29T05:00:00.000Z', '2026-03-29T07:00:00.000Z'],
  ['in its last hour', '2026-03-29T14:30:00.000Z', '2026-03-29T14:30:00.000Z'],
  ['after its end', '2026-03-29T15:30:00.000Z', '2026-03-30T07:00:00.000Z'],
  ['on the day on which the clock goes back', '2026-10-25T05:00:00.000Z', '2026-10-25T08:00:00.000Z'],
])('begins by the clock: %s', (_, now, at) => {
  expect(next(now)).toBe(at);
});

it('waits for a day on which people work', () => {
  expect(next('2026-03-28T08:00:00.000Z', { days: [1] })).toBe('2026-03-30T07:00:00.000Z');
});

it('knows hours that last until midnight, and days on which nobody ever works', () => {
  expect(next('2026-03-29T21:30:00.000Z', { end_hour: 24 })).toBe('2026-03-29T21:30:00.000Z');
  expect(next('2026-03-29T21:30:00.000Z', { days: [] })).toBe('2026-03-29T21:30:00.000Z');
});
