import type { Cause } from '@linesman/contracts';
import { callsFor, type FailingRun, failingRun, inOrder, recoveredAfter, type WindowedCall } from './call-window';
import type { HealthPolicy } from './cause-table';
import type { MachineState, PartState } from './machine-state';

export interface ProviderProblem {
  cause: Cause;
  part: string;
  since: number;
  at: number;
}

/** The parts that fail for the provider's reason, and whether any part has worked since the first of them failed. */
export function providerProblems(
  { parts }: MachineState,
  policy: HealthPolicy,
): { problems: ProviderProblem[]; all_fail: boolean } {
  const all = Object.entries(parts);
  const problems = all.flatMap(([part, known]) => {
    const calls = part === '' ? callsOfAny(parts) : (known.calls ?? []);
    const run = failingRun(callsFor('provider', calls), policy.window);
    if (!run) return [];
    const others = all.filter(([name]) => name !== part).map(([, other]) => other);
    return others.some((other) => refutes(other, run, policy)) ? [] : [{ ...run, part, at: run.last }];
  });
  const began = Math.min(...problems.map(({ since }) => since));
  const works = (part: string, { calls = [] }: PartState) => {
    const newest = calls.at(-1);
    return part !== '' && newest && !newest.cause && newest.mark.at > began;
  };
  const failing = new Set(problems.map(({ part }) => part));
  return { problems, all_fail: !all.some(([part, known]) => !failing.has(part) && works(part, known)) };
}

/** A call that named no part failed for all that is known, so that a success of any part counts for it too. */
const callsOfAny = (parts: MachineState['parts']): WindowedCall[] =>
  inOrder([
    ...(parts['']?.calls ?? []),
    ...Object.entries(parts).flatMap(([name, { calls = [] }]) => (name ? calls.filter(({ cause }) => !cause) : [])),
  ]);

/**
 * Whether another part shows that a run of failures is over, though nobody has called the part itself again: it failed
 * in the same time and has recovered, or it has worked so much later that the old failures say nothing any more.
 */
function refutes(other: PartState, { since, last }: FailingRun, { window }: HealthPolicy): boolean {
  const failedToo = other.provider_failed !== undefined && other.provider_failed.at >= since;
  if (failedToo && recoveredAfter(other.calls ?? [], last, window)) return true;
  return other.succeeded !== undefined && other.succeeded.at > last + window.stale_seconds * 1_000;
}
