import { figuresOf, type ReliabilityFigures, type SuccessMetrics } from './figures';
import type { Group, Subject } from './read-reliability';

/** How reliable something was on some days. Fields of other groupings are null. */
export interface Reliability extends Subject, ReliabilityFigures {
  /** The first day and the last one, in the time zone. */
  from: string;
  to: string;
  time_zone: string;
}

export interface ReliabilityPeriods {
  /** The oldest first. Empty without an integration. */
  items: Reliability[];
}

export interface SuccessReport extends SuccessMetrics {
  from: string;
  to: string;
  time_zone: string;
}

/** One for each period of the group. */
export const viewsOf = ({ subject, time_zone, periods }: Group): Reliability[] =>
  periods.map(({ days, tally }) => ({ ...subject, ...days, time_zone, ...figuresOf(tally) }));
