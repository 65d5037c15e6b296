import {
  type Bar,
  barsOf,
  healthyShare,
  isInterruption,
  labels,
  type Period,
  periodsOf,
  type Watched,
} from '../integrations/history/periods';
import { inWords } from '../pages/times';
import type { CustomerHistory } from '../upstream/answers';

/** The history of one integration as a lane of the chart, 1,000 wide. */
export interface DrawnLane {
  integration_id: string;
  name: string;
  bars: Bar[];
  /** `2 interruptions, healthy 99.1% of the time`. */
  summary: string;
  interruptions: { status: string; from: string; lasted: string; cause?: string; ongoing: boolean }[];
}

export interface Disconnections {
  lanes: DrawnLane[];
  /** Of all lanes, in one or two sentences. */
  summary: string;
  /** The integration with clearly the most interruptions, if there is one. */
  most_often?: string;
  days: number;
}

type Lane = Pick<CustomerHistory['lanes'][number], 'integration_id' | 'integration_name'> &
  Omit<Watched, 'from' | 'to'>;

const LEAST_WIDTH = 5;

export function disconnections({ from, to, lanes }: { from: string; to: string; lanes: Lane[] }): Disconnections {
  const drawn = lanes.map((lane) => drawLane(lane, from, to));
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return { lanes: drawn, summary: summaryOf(drawn, days), most_often: mostOften(drawn), days };
}

function drawLane(lane: Lane, from: string, to: string): DrawnLane {
  const periods = periodsOf({ ...lane, from, to });
  const interruptions = periods.filter(isInterruption);
  return {
    integration_id: lane.integration_id,
    name: lane.integration_name,
    bars: barsOf(periods, { from, to }, LEAST_WIDTH),
    summary: laneSummary(periods, interruptions.length),
    interruptions: interruptions.toReversed().map((one) => ({
      status: labels[one.status],
      from: new Date(one.from).toISOString(),
      lasted: inWords(one.to - one.from),
      cause: one.cause,
      ongoing: one.ongoing,
    })),
  };
}

const counted = (interruptions: number): string =>
  interruptions === 1 ? '1 interruption' : `${interruptions} interruptions`;

const laneSummary = (periods: Period[], interruptions: number): string =>
  interruptions === 0 ? 'No interruption' : `${counted(interruptions)}, ${healthyShare(periods)}`;

function summaryOf(lanes: DrawnLane[], days: number): string {
  const all = lanes.reduce((sum, { interruptions }) => sum + interruptions.length, 0);
  if (all === 0) return `No interruption in the last ${days} days.`;
  const ongoing = lanes.filter(({ interruptions }) => interruptions.some((one) => one.ongoing)).length;
  const now = ongoing === 0 ? '' : ongoing === 1 ? ' One is ongoing.' : ` ${ongoing} are ongoing.`;
  return `${counted(all)} in the last ${days} days.${now}`;
}

function mostOften(lanes: DrawnLane[]): string | undefined {
  const [worst, next] = lanes.toSorted((a, b) => b.interruptions.length - a.interruptions.length);
  return worst && next && worst.interruptions.length > next.interruptions.length + 1 ? worst.name : undefined;
}
