import { type EndFacts, fixedEnd, judgeEnd, nextLook as nextLookAtEnd } from './credentials-end';
import type { MachineState, Problem } from './machine-state';
import { judgeLimit, type LimitFacts, limitForgotten } from './near-limit';

/** What a warning is judged by, besides the state. */
export type WarningFacts = EndFacts & LimitFacts;

/** Keeps which warnings are open: of what will fail, while all works. */
export const judgeWarnings = (state: MachineState, facts: WarningFacts): MachineState =>
  judgeLimit(judgeEnd(state, facts), facts);

/** When the warnings have to be judged next, though nothing is observed until then. */
export function nextLook(state: MachineState, facts: WarningFacts): number | undefined {
  const times = [nextLookAtEnd(state, facts), limitForgotten(state, facts)].filter((at) => at !== undefined);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Whether the time of the next look is another one. A call moves none that is only about the use of a grant. */
export const looksAnew = (before: MachineState, after: MachineState): boolean =>
  fixedEnd(before) !== fixedEnd(after) || isNear(before) !== isNear(after);

/** Whether a warning begins, or is over. */
export const warningChanged = (before: MachineState, after: MachineState): boolean =>
  Boolean(before.expiring) !== Boolean(after.expiring) || isNear(before) !== isNear(after);

/** All that is wrong, the worst first. */
export const problemsOf = ({ health, expiring, near_limit }: MachineState): Problem[] => {
  const warnings: Problem[] = [];
  if (expiring) warnings.push({ cause: 'credentials_expiring', party: 'customer', since: expiring.since });
  if (near_limit) {
    const { since, ...requests } = near_limit;
    warnings.push({ cause: 'rate_limit_near', party: 'nobody', since, requests });
  }
  return warnings.length > 0 ? [...health.problems, ...warnings] : health.problems;
};

const isNear = ({ near_limit }: MachineState): boolean => near_limit !== undefined;
