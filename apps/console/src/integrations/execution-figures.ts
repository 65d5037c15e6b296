import type { ExecutionRow } from '../model/integration-view';
import { inWords } from '../pages/durations';

export interface ExecutionBar {
  x: number;
  y: number;
  height: number;
  status: ExecutionRow['status'];
}

export interface ExecutionFigures {
  settled: number;
  /** In percent; never rounded up to 100 while one failed. */
  success_rate: number;
  median: string;
  slowest: string;
  /** The oldest first, in a drawing of 600 by 64. */
  bars: ExecutionBar[];
}

type Settled = ExecutionRow & { finished_at: string };

const HEIGHT = 64;
const WIDTH = 600;
const LEAST_HEIGHT = 4;

/** How the latest executions went; nothing before one of them has ended. */
export function executionFigures(newestFirst: readonly ExecutionRow[]): ExecutionFigures | undefined {
  const settled = newestFirst.filter(isSettled).reverse();
  if (settled.length === 0) return undefined;
  const times = settled.map(durationOf);
  const slowest = Math.max(...times);
  const succeeded = settled.filter(({ status }) => status === 'succeeded').length;
  return {
    settled: settled.length,
    success_rate: Math.floor((succeeded / settled.length) * 100),
    median: inWords(times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)] as number),
    slowest: inWords(slowest),
    bars: settled.map(({ status }, at) => {
      const height = Math.max(LEAST_HEIGHT, Math.round(((times[at] as number) / (slowest || 1)) * HEIGHT));
      return { x: WIDTH - (settled.length - at) * 12, y: HEIGHT - height, height, status };
    }),
  };
}

const isSettled = (one: ExecutionRow): one is Settled =>
  (one.status === 'succeeded' || one.status === 'failed') && !!one.finished_at;

const durationOf = ({ started_at, created_at, finished_at }: Settled): number =>
  Math.max(0, Date.parse(finished_at) - Date.parse(started_at ?? created_at));
