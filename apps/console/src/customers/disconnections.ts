import { type Stretch, stretchesOf } from '../integrations/history/stretches';
import type { CustomerHistory, HealthLane } from '../model/customer-view';
import { inWords } from '../pages/durations';
import { exact } from '../pages/moments';

/** One integration's line through the time that is shown, 1,000 wide. */
export interface DrawnLane {
  integration_id: string;
  name: string;
  bars: { x: number; width: number; status: Stretch['status']; title: string }[];
  /** `2 interruptions, healthy 99.1% of the time`. */
  summary: string;
  interruptions: { status: string; from: string; lasted: string; cause?: string; ongoing: boolean }[];
}

export interface Disconnections {
  lanes: DrawnLane[];
  /** In a sentence or two, over all of them. */
  summary: string;
  /** Whose integration's line is the least reliable of several. */
  most_often?: string;
  days: number;
}

const WIDTH = 1_000;
const LEAST_WIDTH = 5;
const labels = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  disconnected: 'Disconnected',
  unwatched: 'Not watched yet',
};

export function disconnections({ from, to, lanes }: CustomerHistory): Disconnections {
  const drawn = lanes.map((lane) => drawLane(lane, from, to));
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return { lanes: drawn, summary: summaryOf(drawn, days), most_often: mostOften(drawn), days };
}

function drawLane(lane: HealthLane, from: string, to: string): DrawnLane {
  const stretches = stretchesOf({ ...lane, from, to });
  const start = Date.parse(from);
  const scale = WIDTH / Math.max(1, Date.parse(to) - start);
  const troubles = stretches.filter(isTrouble);
  return {
    integration_id: lane.integration_id,
    name: lane.integration_name,
    bars: stretches.map((one) => {
      const wide = (one.to - one.from) * scale;
      // However short, what went wrong can be seen.
      const width = isTrouble(one) ? Math.max(LEAST_WIDTH, wide) : wide;
      const x = Math.min((one.from - start) * scale, WIDTH - width);
      return { x: rounded(x), width: rounded(width), status: one.status, title: titleOf(one) };
    }),
    summary: laneSummary(stretches, troubles),
    interruptions: troubles.toReversed().map((one) => ({
      status: labels[one.status],
      from: exact(one.from),
      lasted: inWords(one.to - one.from),
      cause: one.cause,
      ongoing: one.ongoing,
    })),
  };
}

const isTrouble = ({ status }: Stretch): boolean => status === 'degraded' || status === 'disconnected';
const rounded = (x: number): number => Math.round(x * 100) / 100;
const times = (many: number): string => (many === 1 ? '1 interruption' : `${many} interruptions`);
const lengthOf = (stretches: Stretch[]): number => stretches.reduce((sum, one) => sum + one.to - one.from, 0);

const titleOf = ({ status, from, to, ongoing }: Stretch): string =>
  `${labels[status]} from ${exact(from)} ${ongoing ? 'until now' : `to ${exact(to)}`} (${inWords(to - from)})`;

function laneSummary(stretches: Stretch[], troubles: Stretch[]): string {
  const watched = lengthOf(stretches.filter(({ status }) => status !== 'unwatched'));
  if (troubles.length === 0) return 'No interruption';
  // Never rounded up to 100.
  const share = Math.floor((1 - lengthOf(troubles) / Math.max(1, watched)) * 1_000) / 10;
  return `${times(troubles.length)}, healthy ${share}% of the time`;
}

function summaryOf(lanes: DrawnLane[], days: number): string {
  const all = lanes.reduce((sum, { interruptions }) => sum + interruptions.length, 0);
  if (all === 0) return `No interruption in the last ${days} days.`;
  const now = lanes.filter(({ interruptions }) => interruptions.some(({ ongoing }) => ongoing)).length;
  const going = now === 0 ? '' : now === 1 ? ' One goes on now.' : ` ${now} go on now.`;
  return `${times(all)} in the last ${days} days.${going}`;
}

function mostOften(lanes: DrawnLane[]): string | undefined {
  const [worst, next] = lanes.toSorted((a, b) => b.interruptions.length - a.interruptions.length);
  return worst && next && worst.interruptions.length > next.interruptions.length + 1 ? worst.name : undefined;
}
