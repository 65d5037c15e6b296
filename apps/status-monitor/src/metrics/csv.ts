import type { PartMetrics } from './metrics.dto';

const columns = ['calls', 'failures', 'success_percent', 'p50_ms', 'p95_ms'] as const;

/** RFC 4180, a row for each step of each part. What nobody knows is an empty cell. Parts are codes, so none is quoted. */
export function csvOf(parts: PartMetrics[]): string {
  const head = ['part', 'at', ...columns];
  const rows = parts.flatMap(({ part, points }) =>
    points.map((point) => [part, point.at.toISOString(), ...columns.map((name) => point[name] ?? '')]),
  );
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
