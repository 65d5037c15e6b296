import { inWords } from '../../pages/times';
import { partInWords } from '../../pages/words';
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
  /** p95 of all integrations of the provider; a dash where nobody knows. */
  usually: string;
  /** When the last complete sync ended, of what syncs. */
  synced_at?: string;
  bars: { x: number; y: number; width: number; height: number }[];
  /** The newest first. */
  rows: (ShownFigures & { at: string })[];
}

const WIDTH = 120;
const HEIGHT = 24;

/** Those that were called. */
export function shownMetrics({ parts, syncs, from, to, step_seconds }: Metrics): ShownPart[] {
  const step = step_seconds * 1_000;
  const slot = WIDTH / Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / step));
  return parts.map(({ part, points, usual, ...figures }) => {
    const slowest = Math.max(1, ...points.map(({ p95_ms }) => p95_ms ?? 0));
    return {
      part: part ? partInWords(part) : 'Other calls',
      ...shown(figures),
      usually: timeOf(usual?.p95_ms ?? null),
      synced_at: syncs.find(({ capability_code }) => capability_code === part)?.last_synced_at,
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
  p50: timeOf(p50_ms),
  p95: timeOf(p95_ms),
});

const timeOf = (ms: number | null): string => (ms === null ? '–' : inWords(ms));

const rounded = (x: number): number => Math.round(x * 100) / 100;
