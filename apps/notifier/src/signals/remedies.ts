import {
  type Cause,
  causeFacts,
  type Party,
  type Remedy,
  remedyOfFault,
  type SignalSnapshot,
} from '@linesman/contracts';

/** Whose fault a problem is, and what ends it. */
export interface Fault {
  party: Party;
  remedy: Remedy;
  /** Absent where an event does not name it. */
  cause?: Cause;
}

/** The faults of a signal, the worst first. Events of older versions have the worst only. */
export function faultsOf({ problems, status_change }: SignalSnapshot): Fault[] {
  const { cause, party_at_fault: party } = status_change;
  const worst = { party, cause, remedy: remedyOfFault({ cause, party }) };
  const others = (problems ?? []).map(({ cause, party }) => ({ party, cause, remedy: causeFacts[cause].remedy }));
  return [worst, ...others].filter(
    (it, at, all) => all.findIndex((other) => other.party === it.party && other.remedy === it.remedy) === at,
  );
}

/** What ends the worst problem of a signal. */
export const remedyOf = (snapshot: SignalSnapshot): Remedy => faultsOf(snapshot)[0]!.remedy;
