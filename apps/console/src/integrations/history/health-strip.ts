import type { HealthHistory } from '../../model/health-history';
import { inWords } from '../../pages/durations';
import { exact } from '../../pages/moments';
import { type Stretch, stretchesOf } from './stretches';

export interface HealthStrip {
  /** The oldest first, in a drawing 1,000 wide. */
  bars: { x: number; width: number; status: Stretch['status']; title: string }[];
  /** In one sentence or two. */
  summary: string;
  /** The newest first, the last five. */
  troubles: Trouble[];
  more_troubles: number;
}

export interface Trouble {
  status: Stretch['status'];
  from: string;
  to: string;
  lasted: string;
  cause?: string;
  ongoing: boolean;
}

const WIDTH = 1_000;
const LEAST_WIDTH = 4;
const MOST_TROUBLES = 5;

const labels: Record<Stretch['status'], string> = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  disconnected: 'Disconnected',
  unwatched: 'Not watched yet',
};

export function healthStrip(history: HealthHistory): HealthStrip {
  const stretches = stretchesOf(history);
  const start = Date.parse(history.from);
  const scale = WIDTH / Math.max(1, Date.parse(history.to) - start);
  const troubles = stretches.filter(isTrouble).reverse();
  return {
    bars: stretches.map((one) => {
      const width = (one.to - one.from) * scale;
      // However short, what went wrong can be seen.
      const shown = isTrouble(one) ? Math.max(LEAST_WIDTH, width) : width;
      const x = Math.min((one.from - start) * scale, WIDTH - shown);
      return { x: rounded(x), width: rounded(shown), status: one.status, title: titleOf(one) };
    }),
    summary: summaryOf(stretches),
    troubles: troubles.slice(0, MOST_TROUBLES).map(({ from, to, ...one }) => ({
      ...one,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      lasted: inWords(to - from),
    })),
    more_troubles: Math.max(0, troubles.length - MOST_TROUBLES),
  };
}

const isTrouble = ({ status }: Stretch): boolean => status === 'degraded' || status === 'disconnected';
const rounded = (x: number): number => Math.round(x * 100) / 100;

const titleOf = ({ status, from, to, ongoing }: Stretch): string =>
  `${labels[status]} from ${exact(from)} ${ongoing ? 'until now' : `to ${exact(to)}`} (${inWords(to - from)})`;

function summaryOf(stretches: Stretch[]): string {
  const watched = lengthOf(stretches.filter(({ status }) => status !== 'unwatched'));
  const troubled = stretches.filter(isTrouble);
  if (troubled.length === 0) {
    const since = stretches.some(({ status }) => status === 'unwatched') ? `, watched for ${inWords(watched)}` : '';
    return `Healthy all the time${since}.`;
  }
  const lost = lengthOf(troubled);
  const times = troubled.length === 1 ? 'One interruption' : `${troubled.length} interruptions`;
  return `Healthy ${shareOf(watched - lost, watched)}% of the time. ${times}, ${inWords(lost)} altogether.`;
}

const lengthOf = (stretches: Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);

/** Never rounded up to 100. */
const shareOf = (part: number, whole: number): number => Math.floor((part / Math.max(1, whole)) * 1_000) / 10;
