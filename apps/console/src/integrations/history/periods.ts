import { inWords } from '../../pages/times';
import type { CustomerHistory, HealthHistory } from '../../upstream/answers';

/** A time during which health stayed the same; `unwatched` before the first check. */
export interface Period {
  status: HealthHistory['status_at_start'] | 'unwatched';
  from: number;
  to: number;
  cause?: string;
  ongoing: boolean;
}

export type Watched = Pick<CustomerHistory['lanes'][number], 'watched_since' | 'status_at_start'> & {
  from: string;
  to: string;
  transitions: Pick<HealthHistory['transitions'][number], 'at' | 'new_status' | 'failure_reason'>[];
};

/** From the start to the end of a history without a gap, oldest first. */
export function periodsOf(history: Watched): Period[] {
  const end = Date.parse(history.to);
  const start = Date.parse(history.from);
  const watched = Math.min(Math.max(start, Date.parse(history.watched_since)), end);
  const before: Period = { status: 'unwatched', from: start, to: watched, ongoing: false };
  const changes = [
    { at: watched, new_status: history.status_at_start, failure_reason: null },
    ...history.transitions.map((one) => ({ ...one, at: Math.max(watched, Date.parse(one.at)) })),
  ];
  const periods = changes.map(({ at, new_status, failure_reason }, n): Period => {
    const next = changes[n + 1];
    return {
      status: new_status,
      from: at,
      to: next?.at ?? end,
      ongoing: next === undefined,
      cause: failure_reason ?? undefined,
    };
  });
  return [before, ...periods].filter(({ from, to, ongoing }) => to > from || ongoing);
}

export const labels: Record<Period['status'], string> = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  disconnected: 'Disconnected',
  unwatched: 'Not watched',
};

export const isInterruption = ({ status }: Period): boolean => status === 'degraded' || status === 'disconnected';

export const totalOf = (periods: Period[]): number => periods.reduce((sum, { from, to }) => sum + to - from, 0);

/** How much of the time was healthy. A percentage only where all of it was watched; it is never rounded up to 100. */
export function healthyShare(periods: Period[]): string {
  const watched = periods.filter(isWatched);
  const healthy = totalOf(watched.filter(({ status }) => status === 'healthy'));
  if (watched.length < periods.length)
    return `healthy for ${inWords(healthy)} of the ${inWords(totalOf(watched))} that it was watched`;
  return `healthy ${Math.floor((healthy / Math.max(1, totalOf(periods))) * 1_000) / 10}% of the time`;
}

/** Whether anything is known of that time. */
export const isWatched = ({ status }: Period): boolean => status !== 'unwatched';

export interface Bar {
  x: number;
  width: number;
  status: Period['status'];
  label: string;
  since: string;
  /** Absent where it lasts until now. */
  until?: string;
  lasted: string;
}

const WIDTH = 1_000;

/** Periods as bars of a drawing 1,000 wide. An interruption is at least `least` wide, so that it can be seen. */
export function barsOf(periods: Period[], history: { from: string; to: string }, least: number): Bar[] {
  const start = Date.parse(history.from);
  const scale = WIDTH / Math.max(1, Date.parse(history.to) - start);
  return periods.map((one) => {
    const exactWidth = (one.to - one.from) * scale;
    const width = isInterruption(one) ? Math.max(least, exactWidth) : exactWidth;
    const x = Math.min((one.from - start) * scale, WIDTH - width);
    return { x: rounded(x), width: rounded(width), status: one.status, ...described(one) };
  });
}

const rounded = (x: number): number => Math.round(x * 100) / 100;

const described = ({ status, from, to, ongoing }: Period): Omit<Bar, 'x' | 'width' | 'status'> => ({
  label: labels[status],
  since: new Date(from).toISOString(),
  until: ongoing ? undefined : new Date(to).toISOString(),
  lasted: inWords(to - from),
});
