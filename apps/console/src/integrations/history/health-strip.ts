import { inWords } from '../../pages/times';
import type { HealthHistory } from '../../upstream/answers';
import { type Bar, barsOf, healthyShare, isInterruption, isWatched, type Period, periodsOf, totalOf } from './periods';

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
  status: Period['status'];
  from: string;
  to: string;
  lasted: string;
  cause?: string;
  ongoing: boolean;
}

const LEAST_WIDTH = 4;
const MOST_LISTED = 5;

export function healthStrip(
  history: Omit<HealthHistory, 'integration_id' | 'buckets' | 'bucket_seconds'>,
): HealthStrip {
  const periods = periodsOf(history);
  const interruptions = periods.filter(isInterruption).reverse();
  return {
    bars: barsOf(periods, history, LEAST_WIDTH),
    summary: summaryOf(periods),
    interruptions: interruptions.slice(0, MOST_LISTED).map(({ from, to, ...one }) => ({
      ...one,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      lasted: inWords(to - from),
    })),
    more_interruptions: Math.max(0, interruptions.length - MOST_LISTED),
  };
}

function summaryOf(periods: Period[]): string {
  const interruptions = periods.filter(isInterruption);
  if (interruptions.length === 0) {
    const watched = periods.filter(isWatched);
    if (watched.length === 0) return 'Nobody has watched it in this time.';
    const whole = watched.length === periods.length;
    return whole ? 'Healthy all the time.' : `No interruption in the ${inWords(totalOf(watched))} that it was watched.`;
  }
  const count = interruptions.length === 1 ? 'One interruption' : `${interruptions.length} interruptions`;
  const share = healthyShare(periods);
  return `${share.charAt(0).toUpperCase()}${share.slice(1)}. ${count}, ${inWords(totalOf(interruptions))} in total.`;
}
