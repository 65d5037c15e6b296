import { inWords, unbroken } from '../../pages/times';
import {
  type Bar,
  barsOf,
  healthyShare,
  isCounted,
  isInterruption,
  isWhole,
  periodsOf,
  type State,
  type Timeline,
  totalOf,
} from './periods';

export interface HealthStrip {
  /** Oldest first, in a drawing 1,000 wide. */
  bars: Bar[];
  /** One or two sentences. */
  summary: string;
  /** The last five, newest first. */
  interruptions: Interruption[];
  more_interruptions: number;
}

export interface Interruption {
  state: State;
  from: string;
  to: string;
  lasted: string;
  cause?: string;
  ongoing: boolean;
}

const LEAST_WIDTH = 4;
const MOST_LISTED = 5;

export function healthStrip(history: Timeline): HealthStrip {
  const periods = periodsOf(history);
  const interruptions = periods.filter(isInterruption).reverse();
  return {
    bars: barsOf(periods, history, LEAST_WIDTH),
    summary: summaryOf(history),
    interruptions: interruptions.slice(0, MOST_LISTED).map(({ from, to, ...one }) => ({
      ...one,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      lasted: inWords(to - from),
    })),
    more_interruptions: Math.max(0, interruptions.length - MOST_LISTED),
  };
}

function summaryOf(history: Timeline): string {
  const periods = periodsOf(history);
  const interruptions = periods.filter(isInterruption);
  if (interruptions.length === 0) {
    const counted = periods.filter(isCounted);
    if (counted.length > 0 && isWhole(history)) return 'Healthy all the time.';
    if (counted.length > 0) return `No interruption in the ${unbroken(totalOf(counted))} that it was watched.`;
    const tried = periods.some(({ state }) => state === 'never_worked');
    return tried ? 'No call has succeeded yet.' : 'Nobody has watched it in this time.';
  }
  const count = interruptions.length === 1 ? 'One interruption' : `${interruptions.length} interruptions`;
  const share = healthyShare(history);
  return `${share.charAt(0).toUpperCase()}${share.slice(1)}. ${count}, ${unbroken(totalOf(interruptions))} in total.`;
}
