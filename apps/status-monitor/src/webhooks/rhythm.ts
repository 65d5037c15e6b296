const WEEK_MS = 7 * 86_400_000;
/** The weeks by which an endpoint is judged, the current one included. */
const WEEKS_KEPT = 5;
/** Fewer webhooks in these weeks, or over a shorter time, say too little about what is usual. */
const FEWEST = 20;
const SHORTEST_MS = 2 * WEEK_MS;
/** So many times what is usual is far too long. */
const FACTOR = 3;
const LEAST_MS = 3_600_000;

/** The webhooks of one week. Weeks begin on Thursdays, so that a week-end lies within one. */
export interface Week {
  week: number;
  heard: number;
  /** The longest time before one of them in which none came. */
  longest_ms: number;
}

/** When the webhooks of an endpoint come. */
export interface Rhythm {
  first: number;
  last: number;
  weeks: Week[];
}

/** The rhythm after one more webhook, also where an earlier one is reported late. */
export function hear(known: Rhythm | undefined, at: number): Rhythm {
  const { first = at, last = at, weeks = [] } = known ?? {};
  const week = Math.floor(at / WEEK_MS);
  const { heard, longest_ms } = weeks.find((one) => one.week === week) ?? { heard: 0, longest_ms: 0 };
  const next = { week, heard: heard + 1, longest_ms: Math.max(longest_ms, at - last) };
  const all = [...weeks.filter((one) => one.week !== week), next].sort((a, b) => a.week - b.week);
  const newest = all.at(-1)!.week;
  return {
    first: Math.min(first, at),
    last: Math.max(last, at),
    weeks: all.filter((one) => one.week > newest - WEEKS_KEPT),
  };
}

/**
 * After how many milliseconds without another webhook the endpoint counts as silent: three times the longest pause of an
 * ordinary week. Undefined where too few are known to say what is usual. One unusual week changes little.
 */
export function patienceWith({ first, last, weeks }: Rhythm): number | undefined {
  const heard = weeks.reduce((sum, one) => sum + one.heard, 0);
  if (heard < FEWEST || last - first < SHORTEST_MS) return undefined;
  const pauses = weeks.map(({ longest_ms }) => longest_ms).sort((a, b) => a - b);
  const usual = pauses[Math.floor(pauses.length / 2)]!;
  return Math.max(LEAST_MS, FACTOR * usual);
}
