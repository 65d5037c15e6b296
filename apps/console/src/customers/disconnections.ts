import {
  type Bar,
  barsOf,
  healthyShare,
  isCounted,
  isInterruption,
  isWhole,
  labels,
  periodsOf,
  type Timeline,
  totalOf,
} from '../integrations/history/periods';
import { inWords, unbroken } from '../pages/times';
import type { CustomerHistory } from '../upstream/answers';

/** The history of one integration as a lane of the chart, 1,000 wide. */
export interface DrawnLane {
  integration_id: string;
  name: string;
  bars: Bar[];
  /** `2 interruptions, healthy 99.1% of the time`. */
  summary: string;
  interruptions: { state: string; from: string; lasted: string; cause?: string; ongoing: boolean }[];
}

export interface Disconnections {
  lanes: DrawnLane[];
  /** Of all lanes, in one or two sentences. */
  summary: string;
  /** The integration with clearly the most interruptions, if there is one. */
  most_often?: string;
  days: number;
}

type Lane = Pick<CustomerHistory['lanes'][number], 'integration_id' | 'integration_name'> & Omit<Timeline, 'to'>;

const LEAST_WIDTH = 5;

export function disconnections({ from, to, lanes }: { from: string; to: string; lanes: Lane[] }): Disconnections {
  const drawn = lanes.map((lane) => drawLane(lane, from, to));
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const watched = lanes.map((lane) => watchedHow({ ...lane, to }));
  return { lanes: drawn, summary: summaryOf(drawn, days, watched), most_often: mostOften(drawn), days };
}

function drawLane(lane: Lane, from: string, to: string): DrawnLane {
  const timeline = { ...lane, to };
  const periods = periodsOf(timeline);
  const interruptions = periods.filter(isInterruption);
  return {
    integration_id: lane.integration_id,
    name: lane.integration_name,
    bars: barsOf(periods, { from, to }, LEAST_WIDTH),
    summary: laneSummary(timeline, interruptions.length),
    interruptions: interruptions.toReversed().map((one) => ({
      state: labels[one.state],
      from: new Date(one.from).toISOString(),
      lasted: inWords(one.to - one.from),
      cause: one.cause,
      ongoing: one.ongoing,
    })),
  };
}

type HowWatched = 'all' | 'partly' | 'not';

function watchedHow(timeline: Timeline): HowWatched {
  if (!periodsOf(timeline).some(isCounted)) return 'not';
  return isWhole(timeline) ? 'all' : 'partly';
}

const counted = (interruptions: number): string =>
  interruptions === 1 ? '1 interruption' : `${interruptions} interruptions`;

function laneSummary(timeline: Timeline, interruptions: number): string {
  if (interruptions > 0) return `${counted(interruptions)}, ${healthyShare(timeline)}`;
  const all = periodsOf(timeline);
  const words: Record<HowWatched, string> = {
    all: 'No interruption',
    partly: `No interruption in the ${unbroken(totalOf(all.filter(isCounted)))} that it was watched`,
    not: all.some(({ state }) => state === 'never_worked') ? 'No call has succeeded yet' : 'Not watched',
  };
  return words[watchedHow(timeline)];
}

function summaryOf(lanes: DrawnLane[], days: number, watched: HowWatched[]): string {
  const all = lanes.reduce((sum, { interruptions }) => sum + interruptions.length, 0);
  if (all === 0 && watched.every((how) => how === 'not')) return `Nothing is known of the last ${days} days.`;
  if (all === 0 && watched.some((how) => how !== 'all'))
    return `No interruption is known in the last ${days} days; not all of them were watched.`;
  if (all === 0) return `No interruption in the last ${days} days.`;
  const ongoing = lanes.filter(({ interruptions }) => interruptions.some((one) => one.ongoing)).length;
  const now = ongoing === 0 ? '' : ongoing === 1 ? ' One is ongoing.' : ` ${ongoing} are ongoing.`;
  return `${counted(all)} in the last ${days} days.${now}`;
}

function mostOften(lanes: DrawnLane[]): string | undefined {
  const [worst, next] = lanes.toSorted((a, b) => b.interruptions.length - a.interruptions.length);
  return worst && next && worst.interruptions.length > next.interruptions.length + 1 ? worst.name : undefined;
}
