import type { SignalSnapshot } from '@linesman/contracts';
import type { Delivery, LinkStepRow, Performed, SignalHandling, SignalState, Workflow } from './service-types.ts';

/** A row of deliveries, as far as a decision reads it. */
export type Message = Pick<
  Delivery,
  'id' | 'occasion' | 'channel' | 'recipient' | 'audience' | 'about' | 'follows' | 'reason'
> & {
  of: ToldSignal;
  state: 'pending' | 'sent' | 'suppressed';
  decided_at: number;
  due: number;
  sent_at?: number;
};

/** A row of workflow_runs with its steps. */
export interface Run {
  id: string;
  of: ToldSignal;
  workflow: Workflow;
  state: 'held' | 'running' | 'suppressed';
  reason: string | null;
  hold_until: number;
  steps: Performed['steps'];
}

/** What the notifier has of a signal, or of an outage for one reader. */
export interface ToldSignal {
  /** The same in each run of the month. */
  key: string;
  snapshot: SignalSnapshot;
  state: SignalState;
  version: number;
  created_at: number;
  closed_at?: number;
  /** Set on what stands for an outage. */
  outage?: string;
  /** Set once it is part of one. */
  part_of?: string;
  handling?: SignalHandling;
  link_steps: LinkStepRow[];
  messages: Message[];
  runs: Run[];
}
