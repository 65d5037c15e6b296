import { type Days, spanOf } from '../days/spans';

/** Days in which no price changes. */
export interface Segment {
  days: Days;
  from: Date;
  to: Date;
  /** Of the days that are asked for, or of as many before. */
  period: 'now' | 'before';
}

/**
 * One after the other.
 * @param before absent where it is not kept any more.
 * @param changes days on which a price changes, such as `2026-03-29`.
 */
export function segmentsOf(
  now: Days,
  before: Days | undefined,
  changes: Iterable<string>,
  time_zone: string,
): Segment[] {
  const cuts = [...new Set(changes)].sort();
  const periods = [...(before ? [{ period: 'before' as const, ...before }] : []), { period: 'now' as const, ...now }];
  return periods.flatMap(({ period, from, to }) => {
    const starts = [from, ...cuts.filter((day) => day > from && day <= to)];
    return starts.map((start, n) => {
      const end = starts[n + 1];
      const days = { from: start, to: end ? dayBefore(end) : to };
      return { days, ...spanOf(days, time_zone), period };
    });
  });
}

const DAY_MS = 86_400_000;
const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

/** The days in UTC that a boundary cuts: their hours are read one by one, and the others as a whole. */
export function cutDays(segments: Segment[]): Date[] {
  const cut = segments.flatMap(({ from, to }) =>
    [from, to].flatMap((at) => (at.getTime() % DAY_MS === 0 ? [] : [Math.floor(at.getTime() / DAY_MS) * DAY_MS])),
  );
  return [...new Set(cut)].sort((a, b) => a - b).map((at) => new Date(at));
}
