import type { Cause } from '@linesman/contracts';
import { callsFor, failingRun } from './call-window';
import type { HealthPolicy } from './cause-table';
import type { MachineState } from './machine-state';

export interface LoginProblem {
  cause: Cause;
  part: string;
  since: number;
  at: number;
  nothing_works: boolean;
}

/** Logins that fail for what the customer configured. That our own calls work says nothing about them. */
export const loginProblems = ({ parts }: MachineState, { window }: HealthPolicy): LoginProblem[] =>
  Object.entries(parts).flatMap(([part, { calls = [] }]) => {
    const run = failingRun(callsFor('customer', calls), window);
    if (!run) return [];
    const { cause, since, last, some_succeed } = run;
    return [{ cause, part, since, at: last, nothing_works: !some_succeed }];
  });
