import { inWords } from '../../pages/times';
import type { Execution } from '../../upstream/answers';

export interface ExecutionBar {
  x: number;
  y: number;
  height: number;
  status: Execution['status'];
}

export interface ExecutionFigures {
  finished: number;
  /** In percent; never rounded up to 100. */
  success_rate: number;
  median: string;
  slowest: string;
  /** The oldest first, in a drawing of 600 by 64. */
  bars: ExecutionBar[];
}

/** The fields of an execution that the figures are made from. */
export type Timed = Pick<Execution, 'status' | 'created_at' | 'started_at' | 'finished_at'>;
type Finished = Timed & { finished_at: string };

const HEIGHT = 64;
const WIDTH = 600;
const LEAST_HEIGHT = 4;

/** Success rate and durations of the latest executions; undefined before one of them has ended. */
export function executionFigures(newestFirst: readonly Timed[]): ExecutionFigures | undefined {
  const finished = newestFirst.filter(isFinished).reverse();
  if (finished.length === 0) return undefined;
  const times = finished.map(durationOf);
  const slowest = Math.max(...times);
  const succeeded = finished.filter(({ status }) => status === 'succeeded').length;
  return {
    finished: finished.length,
    success_rate: Math.floor((succeeded / finished.length) * 100),
    median: inWords(times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)] as number),
    slowest: inWords(slowest),
    bars: finished.map(({ status }, at) => {
      const height = Math.max(LEAST_HEIGHT, Math.round(((times[at] as number) / (slowest || 1)) * HEIGHT));
      return { x: WIDTH - (finished.length - at) * 12, y: HEIGHT - height, height, status };
    }),
  };
}

const isFinished = (one: Timed): one is Finished =>
  (one.status === 'succeeded' || one.status === 'failed') && !!one.finished_at;

const durationOf = ({ started_at, created_at, finished_at }: Finished): number =>
  Math.max(0, Date.parse(finished_at) - Date.parse(started_at ?? created_at));
