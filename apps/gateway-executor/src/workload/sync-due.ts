/** A run of a sync, the newest first in a list. */
export interface RunOfSync {
  started_at: Date;
  status: string;
}

export interface UsualDue {
  usual_seconds?: number;
  due_at?: Date;
}

/** Fewer say too little about what is usual. */
const FEWEST_RUNS = 3;

/** What lies between the runs of a sync as a rule, and when the next one is due by that. */
export function syncDue(runs: readonly RunOfSync[]): UsualDue {
  const [newest] = runs;
  if (!newest || runs.length < FEWEST_RUNS) return {};
  const starts = runs.map(({ started_at }) => started_at.getTime());
  const pauses = starts.slice(1).map((at, n) => starts[n]! - at);
  const usual = pauses.sort((a, b) => a - b)[Math.floor(pauses.length / 2)]!;
  return { usual_seconds: Math.round(usual / 1_000), due_at: new Date(starts[0]! + usual) };
}
