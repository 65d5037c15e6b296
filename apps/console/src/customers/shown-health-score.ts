import type { HealthScore, HealthScoreChange } from '../upstream/answers';

export interface ShownHealthScore {
  /** `70 of 100`; absent until a base was set. */
  value?: string;
  says: string;
  changes: ShownChange[];
}

interface ShownChange {
  id: string;
  at: string;
  title: string;
  /** `−10`, `+10` or `80`. */
  points: string;
  /** `70 of 100`; absent where it is not known. */
  value?: string;
}

const signed = (points: number): string => (points > 0 ? `+${points}` : String(points).replace('-', '−'));
const ofHundred = (value: number | null | undefined): string | undefined =>
  typeof value === 'number' ? `${value} of 100` : undefined;

/** Nothing where no base was set and nothing was ever taken. */
export function shownHealthScore(
  score: Pick<HealthScore, 'value' | 'base' | 'adjustment'>,
  changes: HealthScoreChange[],
): ShownHealthScore | undefined {
  const { value, base, adjustment } = score;
  if (base === null && changes.length === 0) return undefined;
  const taken = adjustment === 0 ? 'no deductions' : `${signed(adjustment)} by open signals`;
  return {
    value: ofHundred(value),
    says:
      base === null ? `${taken.charAt(0).toUpperCase()}${taken.slice(1)}; no base is set` : `Base ${base}, ${taken}`,
    changes: changes.map(shownChange),
  };
}

function shownChange({ id, created_at: at, base, adjustment, value, reason, set_by }: HealthScoreChange): ShownChange {
  const shown = { id, at, value: ofHundred(value) };
  if (base === null) return { ...shown, title: reason ?? 'Adjusted', points: signed(adjustment ?? 0) };
  const title = `Base set by ${set_by}`;
  // Without deductions the score is the base.
  return {
    ...shown,
    value: value === base ? undefined : shown.value,
    title: reason ? `${title}: ${reason}` : title,
    points: String(base),
  };
}
