import { type Cause, causes, type Observation } from '@linesman/contracts';
import { BINS, binOf, percentileOf } from './latency-bins';

/**
 * Calls by `<what> <part>`: of a success, what is the bin of its latency, or `ok` where nobody measured it; of a failure,
 * the cause. Counts of several times add up key by key.
 */
export type CallCounts = Record<string, number>;

export function keyOf({ outcome, cause, part = '', latency_ms }: Observation): string {
  const what = outcome === 'failure' ? cause : latency_ms === undefined ? 'ok' : binOf(latency_ms);
  return `${what} ${part}`;
}

/** Bytes of calls by `sent <part>` and `received <part>`. */
export type ByteCounts = Record<string, number>;

export const byteCountsOf = ({ part = '', bytes_sent, bytes_received }: Observation): ByteCounts => ({
  ...(bytes_sent && { [`sent ${part}`]: bytes_sent }),
  ...(bytes_received && { [`received ${part}`]: bytes_received }),
});

export function addCounts(known: CallCounts, more: CallCounts): void {
  for (const [key, many] of Object.entries(more)) known[key] = (known[key] ?? 0) + many;
}

/** The calls of one part. */
export interface PartCounts {
  successes: number;
  failures: number;
  failed: Partial<Record<Cause, number>>;
  /** Successes by how long they took. */
  bins: number[];
}

export const noCalls = (): PartCounts => ({
  successes: 0,
  failures: 0,
  failed: {},
  bins: Array.from({ length: BINS }, () => 0),
});

const isCause = (what: string): what is Cause => (causes as readonly string[]).includes(what);

export function countsByPart(counts: CallCounts): Map<string, PartCounts> {
  const parts = new Map<string, PartCounts>();
  for (const [key, many] of Object.entries(counts)) {
    const space = key.indexOf(' ');
    const what = key.slice(0, space);
    const part = key.slice(space + 1);
    const known = parts.get(part) ?? noCalls();
    parts.set(part, known);
    if (isCause(what)) {
      known.failures += many;
      known.failed[what] = (known.failed[what] ?? 0) + many;
      continue;
    }
    known.successes += many;
    if (what !== 'ok') known.bins[Number(what)]! += many;
  }
  return parts;
}

/** What is shown of calls. Null where nothing is known. */
export interface CallFigures {
  calls: number;
  failures: number;
  /** Of all calls, never rounded up. */
  success_percent: number | null;
  /** Of the calls that succeeded: half of them, and 95 of 100, took no longer. Within about a fifth, see docs/detection.md. */
  p50_ms: number | null;
  p95_ms: number | null;
}

export const figuresOf = ({ successes, failures, bins }: PartCounts): CallFigures => ({
  calls: successes + failures,
  failures,
  success_percent: successes + failures > 0 ? Math.floor((successes / (successes + failures)) * 1_000) / 10 : null,
  p50_ms: percentileOf(bins, 0.5),
  p95_ms: percentileOf(bins, 0.95),
});
