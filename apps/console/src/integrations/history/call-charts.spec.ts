import { callCharts } from './call-charts';

const history = {
  from: '2026-01-01T00:10:00Z',
  to: '2026-01-01T02:00:00Z',
  bucket_seconds: 1_800,
};
const bucket = (at: string, successes: number, failures: number, average: number, max: number) => ({
  at,
  successes,
  failures,
  latency_ms_average: average,
  latency_ms_max: max,
});

it('are undefined where there were no calls', () => {
  expect(callCharts({ ...history, buckets: [] })).toBeUndefined();
});

it('stack successes on failures, each in its own slot of time', () => {
  const buckets = [bucket('2026-01-01T00:00:00Z', 6, 2, 100, 400), bucket('2026-01-01T01:30:00Z', 4, 0, 250, 200)];
  const charts = callCharts({ ...history, buckets })!;
  expect(charts.outcomes).toEqual([
    { kind: 'failed', x: 16.5, width: 117, y: 72, height: 24 },
    { kind: 'succeeded', x: 16.5, width: 117, y: 0, height: 72 },
    { kind: 'succeeded', x: 466.5, width: 117, y: 48, height: 48 },
  ]);
  expect(charts.latencies.map(({ kind, height }) => [kind, height])).toEqual([
    ['slowest', 96],
    ['average', 24],
    ['slowest', 48],
    ['average', 60],
  ]);
  expect(charts).toMatchObject({
    counted: '12 calls, 2 failed',
    success_rate: '83.3%',
    average: '150 ms',
    slowest: '400 ms',
  });
});

it('say the same in words, newest first, and never 100 % while something failed', () => {
  const buckets = [bucket('2026-01-01T00:00:00Z', 99_999, 1, 1_500, 3_000), bucket('2026-01-01T00:30:00Z', 1, 0, 5, 5)];
  const charts = callCharts({ ...history, buckets })!;
  expect([charts.success_rate, charts.counted]).toEqual(['99.9%', '100,001 calls, 1 failed']);
  expect(charts.rows.map(({ calls, slowest }) => [calls, slowest])).toEqual([
    [1, '5 ms'],
    [100_000, '3 s'],
  ]);
  expect(Math.min(...charts.outcomes.map(({ y, height }) => y + height))).toBeLessThanOrEqual(96);
});
