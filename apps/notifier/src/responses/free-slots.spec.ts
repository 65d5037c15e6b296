import { freeSlots } from './free-slots';

const hours = { start_hour: 9, end_hour: 18, days: [1, 2, 3, 4, 5] };
const slots = (now: string, zones: string[], taken: string[] = []) =>
  freeSlots({ now: new Date(now), zones, hours, taken: taken.map((at) => new Date(at)) }).map((at) => at.toISOString());

it('offers three times of one working day, not at once and not one beside the other', () => {
  expect(slots('2026-01-29T14:10:00Z', ['America/New_York'])).toEqual([
    '2026-01-29T17:00:00.000Z',
    '2026-01-29T20:00:00.000Z',
    '2026-01-30T14:00:00.000Z',
  ]);
});

it('keeps to the working hours of both people', () => {
  expect(slots('2026-01-30T23:30:00Z', ['America/New_York', 'Europe/Berlin'])).toEqual([
    '2026-02-02T14:00:00.000Z',
    '2026-02-03T14:00:00.000Z',
    '2026-02-04T14:00:00.000Z',
  ]);
});

it('keeps to the working hours of the contact where the two never work at once', () => {
  const [first] = slots('2026-02-02T00:00:00Z', ['America/New_York', 'Asia/Tokyo']);
  expect(first).toBe('2026-02-02T14:00:00.000Z');
});

it('offers no time that the CSM has offered before', () => {
  const taken = ['2026-01-29T17:00:00Z'];
  expect(slots('2026-01-29T14:10:00Z', ['America/New_York'], taken)[0]).toBe('2026-01-29T18:00:00.000Z');
});

it('knows the half hours of a zone', () => {
  // 03:30 UTC is 9:00 in Kolkata; the full hour after it is 9:30 there.
  expect(slots('2026-02-02T00:00:00Z', ['Asia/Kolkata'])[0]).toBe('2026-02-02T04:00:00.000Z');
});
