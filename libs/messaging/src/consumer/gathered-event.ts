import type { Handled } from './inbox';

/** An event of which the envelope was looked at, and the data not yet. */
export interface BatchedEvent extends Handled {
  data: Record<string, unknown>;
}

/**
 * Carries many through in one transaction, their inbox rows included.
 * @returns ids of those that are done with. The others are handled one by one, as if they had never been gathered.
 */
export type TakeMany = (events: BatchedEvent[]) => Promise<ReadonlySet<string>>;
