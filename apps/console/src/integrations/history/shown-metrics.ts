import { inWords } from '../../pages/times';
import type { Metrics } from '../../upstream/answers';

type Figures = Pick<Metrics['parts'][number], 'calls' | 'failures' | 'success_percent' | 'p50_ms' | 'p95_ms'>;

interface ShownFigures {
  calls: string;
  /** A dash where nothing is known. */
  success: string;
  p50: string;
  p95: string;
}

/** The figures of one part, with its p95 over time in a drawing of 120 by 24. */
export interface ShownPart extends ShownFigures {
  part: string;
  bars: { x: number; y: number; width: number; height: number }[];
  /** The newest first. */
  rows: (ShownFigures & { at: string })[];
}

const WIDTH = 120;
const HEIGHT = 24;

/** Those that were called. */
export function shownMetrics({ parts, from, to, step_seconds }: Metrics): ShownPart[] {
  const step = step_seconds * 1_000;
  const slot = WIDTH / Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / step));
  return parts.map(({ part, points, ...figures }) => {
    const slowest = Math.max(1, ...points.map(({ p95_ms }) => p95_ms ?? 0));
    return {
      part: part || 'Other calls',
      ...shown(figures),
      bars: points.flatMap(({ at, p95_ms }) => {
        if (p95_ms === null) return [];
        const height = Math.max(1, rounded((p95_ms / slowest) * HEIGHT));
        const x = rounded(((Date.parse(at) - Date.parse(from)) / step) * slot);
        return [{ x, y: HEIGHT - height, width: rounded(slot), height }];
      }),
      rows: points.toReversed().map(({ at, ...point }) => ({ at, ...shown(point) })),
    };
  });
}

const shown = ({ calls, success_percent, p50_ms, p95_ms }: Figures): ShownFigures => ({
  calls: calls.toLocaleString('en'),
  success: success_percent === null ? '–' : `${success_percent}%`,
  p50: p50_ms === null ? '–' : inWords(p50_ms),
  p95: p95_ms === null ? '–' : inWords(p95_ms),
});

const rounded = (x: number): number => Math.round(x * 100) / 100;
