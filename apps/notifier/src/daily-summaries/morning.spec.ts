import { coversFrom, morningAt } from './morning';

const hours = { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] };
const berlin = (time: string) => morningAt(new Date(time), 'Europe/Berlin', hours);

it('is due when the working hours begin, and next on the next working day', () => {
  expect(berlin('2026-01-09T08:00:00Z')).toEqual({
    day: '2026-01-09',
    works: true,
    next: new Date('2026-01-12T08:00:00Z'),
  });
  expect(berlin('2026-01-09T07:59:59Z')).toEqual({
    day: '2026-01-09',
    works: false,
    next: new Date('2026-01-09T08:00:00Z'),
  });
  expect(berlin('2026-01-09T16:00:00Z').works).toBe(false);
  expect(berlin('2026-01-10T10:00:00Z')).toEqual({
    day: '2026-01-10',
    works: false,
    next: new Date('2026-01-12T08:00:00Z'),
  });
});

it('begins at nine by the clock, also where the clock changes on that day', () => {
  const every = { ...hours, days: [1, 2, 3, 4, 5, 6, 7] };
  const next = (time: string) => morningAt(new Date(time), 'Europe/Berlin', every).next.toISOString();
  expect(next('2026-03-28T10:00:00Z')).toBe('2026-03-29T07:00:00.000Z');
  expect(next('2026-03-29T10:00:00Z')).toBe('2026-03-30T07:00:00.000Z');
  expect(next('2026-10-24T10:00:00Z')).toBe('2026-10-25T08:00:00.000Z');
});

it('has one next morning where the hour does not exist or comes twice', () => {
  const night = { start_hour: 2, end_hour: 24, days: [7] };
  const next = (time: string) => morningAt(new Date(time), 'Europe/Berlin', night);
  expect(next('2026-03-28T10:00:00Z').next.toISOString()).toBe('2026-03-29T01:00:00.000Z');
  const first = next('2026-10-25T00:00:00Z');
  const second = next('2026-10-25T01:00:00Z');
  expect([first.day, second.day]).toEqual(['2026-10-25', '2026-10-25']);
  expect(second.next.toISOString()).toBe('2026-11-01T01:00:00.000Z');
});

it('never comes where nobody works', () => {
  expect(morningAt(new Date('2026-01-09T08:00:00Z'), 'UTC', { ...hours, days: [] }).works).toBe(false);
});

it('covers what came since the one before, and a week at most', () => {
  const now = new Date('2026-01-12T08:00:00Z');
  expect(coversFrom(null, now)).toEqual(new Date('2026-01-11T08:00:00Z'));
  expect(coversFrom(new Date('2026-01-09T08:00:00Z'), now)).toEqual(new Date('2026-01-09T08:00:00Z'));
  expect(coversFrom(new Date('2025-12-01T08:00:00Z'), now)).toEqual(new Date('2026-01-05T08:00:00Z'));
});
