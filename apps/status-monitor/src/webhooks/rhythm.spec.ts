import fc from 'fast-check';
import { hear, patienceWith, type Rhythm } from './rhythm';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const monday = Date.UTC(2026, 0, 5);

const after = (times: number[]): Rhythm => times.reduce<Rhythm | undefined>((known, at) => hear(known, at), undefined)!;
const every = (ms: number, days: number): number[] =>
  Array.from({ length: Math.floor((days * DAY) / ms) + 1 }, (_, n) => monday + n * ms);
const patience = (times: number[]): number | undefined => patienceWith(after(times));

it('judges by what is usual', () => {
  expect(patience(every(HOUR, 28))).toBe(3 * HOUR);
  expect(patience(every(60_000, 28))).toBe(HOUR);
  expect(patience(every(6 * HOUR, 28))).toBe(18 * HOUR);
});

it('guesses nothing where too few were seen, or for too short a time', () => {
  expect(patience(every(60_000, 13))).toBeUndefined();
  expect(patience(every(2 * DAY, 60))).toBeUndefined();
  expect(patience(every(DAY, 15))).toBeUndefined();
  expect(patience([monday])).toBeUndefined();
});

it('takes nights and week-ends for usual', () => {
  const atWork = every(HOUR, 35).filter((at) => {
    const [day, hour] = [new Date(at).getUTCDay(), new Date(at).getUTCHours()];
    return day >= 1 && day <= 5 && hour >= 9 && hour < 17;
  });
  const weekEnd = 65 * HOUR;
  expect(patience(atWork)).toBe(3 * weekEnd);
});

it('is not misled by one long pause', () => {
  const broken = every(HOUR, 35).filter((at) => at < monday + 14 * DAY || at > monday + 17 * DAY);
  expect(patience(broken)).toBe(3 * HOUR);
});

const times = fc
  .array(fc.integer({ min: 0, max: 40 * DAY }), { minLength: 1, maxLength: 200 })
  .map((all) => all.map((ms) => monday + ms));

it('keeps few weeks, and never judges before the usual pause is over, an hour at least', () => {
  fc.assert(
    fc.property(times, (all) => {
      const rhythm = after(all);
      expect(rhythm.weeks.length).toBeLessThanOrEqual(5);
      expect([rhythm.first, rhythm.last]).toEqual([Math.min(...all), Math.max(...all)]);
      const patience = patienceWith(rhythm);
      if (patience === undefined) return;
      const pauses = rhythm.weeks.map(({ longest_ms }) => longest_ms);
      expect(patience).toBeGreaterThanOrEqual(Math.max(HOUR, 3 * Math.min(...pauses)));
      expect(patience).toBeLessThanOrEqual(Math.max(HOUR, 3 * Math.max(...pauses)));
    }),
    { endOnFailure: true },
  );
});

it('never calls an endpoint silent that goes on as before', () => {
  const steady = fc.record({
    every: fc.integer({ min: 1, max: 24 }),
    jitter: fc.array(fc.nat(1_800), { minLength: 900 }),
  });
  fc.assert(
    fc.property(steady, ({ every: hours, jitter }) => {
      let rhythm: Rhythm | undefined;
      for (const [n, seconds] of jitter.entries()) {
        const at = monday + n * hours * HOUR + seconds * 1_000;
        const patience = rhythm && patienceWith(rhythm);
        if (patience !== undefined) expect(at - rhythm!.last).toBeLessThan(patience);
        rhythm = hear(rhythm, at);
      }
    }),
    { numRuns: 20, endOnFailure: true },
  );
});
