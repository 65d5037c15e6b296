import type { Cause, HealthStatus } from '@linesman/contracts';

/** A transition that was stored when it happened, or that a replay gave. */
export interface ComparedTransition {
  at: Date;
  /** Start of the call that led to it. */
  observed_at?: string;
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause?: Cause;
}

export interface Difference extends ComparedTransition {
  /** Where it is: the other one does not have it. */
  only_in: 'stored' | 'replayed';
}

/** Transitions of the one that the other does not have. Both are the oldest first; so are the differences. */
export function compareTransitions(stored: ComparedTransition[], replayed: ComparedTransition[]): Difference[] {
  const missing = without(stored, replayed).map((one): Difference => ({ ...one, only_in: 'stored' }));
  const added = without(replayed, stored).map((one): Difference => ({ ...one, only_in: 'replayed' }));
  return [...missing, ...added].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function without(these: ComparedTransition[], others: ComparedTransition[]): ComparedTransition[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return these.filter((one) => {
    const many = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), many - 1);
    return many <= 0;
  });
}

const keyOf = ({ observed_at, old_status, new_status, cause }: ComparedTransition): string =>
  JSON.stringify([observed_at && Date.parse(observed_at), old_status, new_status, cause]);
