import { addCounts, type CallCounts, countsByPart, figuresOf, type PartCounts } from '../calls/call-counts';
import { measureOf, normPolicy } from './decide-norm';
import type { PartMetrics, UsualFigures } from './metrics.dto';

export interface Counted {
  at: Date;
  calls: CallCounts;
}

/** The figures of each part, as a whole and step by step. */
export function metricsOf(
  counted: Counted[],
  step_seconds: number,
  usual?: Map<string, PartCounts>,
  part?: string,
): PartMetrics[] {
  const ms = step_seconds * 1_000;
  const whole: CallCounts = {};
  const byStep = new Map<number, CallCounts>();
  for (const { at, calls } of counted) {
    const start = Math.floor(at.getTime() / ms) * ms;
    const known = byStep.get(start) ?? {};
    byStep.set(start, known);
    addCounts(known, calls);
    addCounts(whole, calls);
  }
  const stepsOf = [...byStep]
    .sort(([a], [b]) => a - b)
    .map(([start, calls]) => ({ at: new Date(start), parts: countsByPart(calls) }));
  return [...countsByPart(whole)]
    .filter(([name]) => part === undefined || name === part)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, counts]) => ({
      part: name,
      ...figuresOf(counts),
      usual: usualOf(usual?.get(name)),
      points: stepsOf.flatMap(({ at, parts }) => {
        const found = parts.get(name);
        return found ? [{ at, ...figuresOf(found) }] : [];
      }),
    }));
}

function usualOf(counts: PartCounts | undefined): UsualFigures | null {
  if (!counts || measureOf(counts).calls < normPolicy.least_usual_calls) return null;
  const { success_percent, p50_ms, p95_ms } = figuresOf(counts);
  return { success_percent, p50_ms, p95_ms };
}
