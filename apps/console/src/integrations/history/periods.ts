import { inWords, unbroken } from '../../pages/times';
import type { HealthHistory } from '../../upstream/answers';

export type Timeline = Pick<HealthHistory, 'from' | 'to' | 'periods' | 'watched_seconds' | 'healthy_percent'>;
export type State = HealthHistory['periods'][number]['state'];

/** A time during which health stayed the same. */
export interface Period {
  state: State;
  from: number;
  to: number;
  cause?: string;
  ongoing: boolean;
}

export const periodsOf = ({ periods, to }: Pick<Timeline, 'periods' | 'to'>): Period[] =>
  periods.map((one) => ({
    state: one.state,
    from: Date.parse(one.from),
    to: Date.parse(one.to),
    cause: one.failure_reason ?? undefined,
    ongoing: one.to === to,
  }));

export const labels: Record<State, string> = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  disconnected: 'Disconnected',
  never_worked: 'Never worked',
  unknown: 'Not watched',
};
export const isInterruption = ({ state }: Period): boolean => state === 'degraded' || state === 'disconnected';

export const totalOf = (periods: Period[]): number => periods.reduce((sum, { from, to }) => sum + to - from, 0);

/** Time in which an integration that has worked was watched. */
export const isCounted = (period: Period): boolean => period.state === 'healthy' || isInterruption(period);

/** How much of that time was healthy, in words. A percentage only where all of the time counts. */
export function healthyShare({ healthy_percent, ...timeline }: Timeline): string {
  if (healthy_percent !== null && isWhole(timeline)) return `healthy ${healthy_percent}% of the time`;
  const counted = periodsOf(timeline).filter(isCounted);
  const healthy = totalOf(counted.filter(({ state }) => state === 'healthy'));
  return `healthy for ${unbroken(healthy)} of the ${unbroken(totalOf(counted))} that it was watched`;
}

/** Whether all of the time counts. */
export const isWhole = ({ periods, to }: Pick<Timeline, 'periods' | 'to'>): boolean =>
  periodsOf({ periods, to }).every(isCounted);

export interface Bar {
  x: number;
  width: number;
  state: State;
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
    return { x: rounded(x), width: rounded(width), state: one.state, ...described(one) };
  });
}

const rounded = (x: number): number => Math.round(x * 100) / 100;

const described = ({ state, from, to, ongoing }: Period): Omit<Bar, 'x' | 'width' | 'state'> => ({
  label: labels[state],
  since: new Date(from).toISOString(),
  until: ongoing ? undefined : new Date(to).toISOString(),
  lasted: inWords(to - from),
});
