import type { SignalSnapshot } from '@linesman/contracts';
import type { OtherSignals } from '../signals/assessment';
import type { MayBeHeld } from './decide-hold';
import type { Workflow } from './load-workflow';
import type { NewRun, Performed } from './save-run';
import type { Moment } from './trigger-events';

/** A signal as it is now. Its row is locked. */
export interface Followed extends MayBeHeld {
  tenant_id: string;
  /** As it was before it changed. */
  before?: SignalSnapshot;
  version: number;
  /** What else was open when it opened, where that was counted with it. */
  others?: OtherSignals;
  /** The signal has ended already: the run is recorded, and none of its steps acts. */
  ended: boolean;
  /** Nothing was done for it so far. */
  fresh?: boolean;
  /** All steps are done in this transaction. */
  whole?: boolean;
  /** It failed before: each run begins in a transaction of its own, so that a step that fails stops no other. */
  again?: boolean;
  /** It is a signal of the past: what holds signals now does not hold it. */
  unheld?: boolean;
  /** What has just happened to it; its opening if absent. */
  moment?: Moment;
  /** Of which runs may begin. */
  documents: readonly Workflow[];
}

/** A run that has begun. */
export interface Begun extends Performed {
  workflow: Workflow;
  state: NewRun['state'];
  reason: string | null;
}
