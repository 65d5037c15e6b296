import { inWords } from '../../pages/times';
import type { HealthHistory } from '../../upstream/answers';

type Bucket = HealthHistory['buckets'][number];

export interface ChartBar {
  kind: 'succeeded' | 'failed' | 'average' | 'slowest';
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How many calls succeeded and how long they took, in drawings of 600 by 96. */
export interface CallCharts {
  /** `1,200 calls, 3 failed` */
  counted: string;
  success_rate: string;
  average: string;
  slowest: string;
  outcomes: ChartBar[];
  latencies: ChartBar[];
  rows: { at: string; calls: number; failures: number; average: string; slowest: string }[];
}

const WIDTH = 600;
const HEIGHT = 96;
const GAP = 0.22;

/** Undefined where there were no calls. */
export function callCharts({
  buckets,
  bucket_seconds,
  from,
  to,
}: Pick<HealthHistory, 'buckets' | 'bucket_seconds' | 'from' | 'to'>): CallCharts | undefined {
  const calls = sum(buckets.map(callsOf));
  if (calls === 0) return undefined;
  const length = bucket_seconds * 1_000;
  const start = Math.floor(Date.parse(from) / length) * length;
  const slot = WIDTH / Math.max(1, Math.ceil((Date.parse(to) - start) / length));
  const place = (bucket: Bucket) => ({
    x: rounded(((Date.parse(bucket.at) - start) / length) * slot + (slot * GAP) / 2),
    width: rounded(slot * (1 - GAP)),
  });
  const failures = sum(buckets.map((one) => one.failures));
  const most = Math.max(...buckets.map(callsOf));
  const slowest = Math.max(...buckets.map(({ latency_ms_max }) => latency_ms_max));
  return {
    counted: `${grouped(calls)} ${calls === 1 ? 'call' : 'calls'}, ${grouped(failures)} failed`,
    success_rate: percent(calls - failures, calls),
    average: inWords(sum(buckets.map((one) => one.latency_ms_average * callsOf(one))) / calls),
    slowest: inWords(slowest),
    outcomes: buckets.flatMap((one) => {
      const failed = bar('failed', one.failures / most, 0);
      const succeeded = bar('succeeded', one.successes / most, failed.height);
      return [failed, succeeded].filter(({ height }) => height > 0).map((it) => ({ ...it, ...place(one) }));
    }),
    latencies: buckets.flatMap((one) => [
      { ...bar('slowest', one.latency_ms_max / (slowest || 1), 0), ...place(one) },
      { ...bar('average', one.latency_ms_average / (slowest || 1), 0), ...place(one) },
    ]),
    rows: buckets.toReversed().map((one) => ({
      at: one.at,
      calls: callsOf(one),
      failures: one.failures,
      average: inWords(one.latency_ms_average),
      slowest: inWords(one.latency_ms_max),
    })),
  };
}

/** At least two high, so that a small share can be seen. */
function bar(kind: ChartBar['kind'], share: number, above: number): Omit<ChartBar, 'x' | 'width'> {
  const height = share > 0 ? Math.max(2, rounded(share * HEIGHT)) : 0;
  return { kind, height, y: Math.max(0, rounded(HEIGHT - above - height)) };
}

const callsOf = ({ successes, failures }: Bucket): number => successes + failures;
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
const grouped = (count: number): string => count.toLocaleString('en');
const rounded = (x: number): number => Math.round(x * 100) / 100;
/** Never rounded up to 100. */
const percent = (part: number, whole: number): string => `${Math.floor((part / whole) * 1_000) / 10}%`;
