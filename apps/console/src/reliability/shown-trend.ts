import { dayInWords } from '../pages/times';
import { causeInWords } from '../pages/words';
import type { ErrorTrend, ErrorTrends } from '../upstream/answers';

/** By what the failures of the workspace are grouped. */
export const trendGroupings = [
  { by: 'connection', label: 'By connection' },
  { by: 'customer', label: 'By customer' },
  { by: 'integration', label: 'By integration' },
] as const;

export type By = (typeof trendGroupings)[number]['by'];

const MOST_CAUSES = 3;
const grouped = (count: number): string => count.toLocaleString('en');

/** `+20%`, `−5%`, `new`, or that nobody knows. */
export function changeInWords({ failures, failures_before, change_percent }: Compared): string {
  if (failures_before === null) return 'Not known';
  if (change_percent === null) return failures > 0 ? 'New' : 'None';
  if (change_percent === 0) return 'The same';
  return `${change_percent > 0 ? '+' : '−'}${Math.abs(change_percent).toLocaleString('en')}%`;
}

type Compared = Pick<ErrorTrend, 'failures' | 'failures_before' | 'change_percent'>;

function nameOf(one: ErrorTrend, by: By | 'tenant'): { name: string; url?: string } {
  switch (by) {
    case 'tenant':
      return { name: 'All' };
    case 'connection':
      return { name: one.connection_code!, url: `/providers/${one.connection_code}` };
    case 'customer':
      return one.customer_id
        ? { name: one.customer_name ?? 'Deleted customer', url: `/customers/${one.customer_id}` }
        : { name: 'Without a customer' };
    case 'integration':
      return { name: one.integration_name!, url: `/integrations/${one.integration_id}` };
  }
}

export function shownTrend(one: ErrorTrend, by: By | 'tenant') {
  const figures = (it: Compared) => ({
    failures: grouped(it.failures),
    before: it.failures_before === null ? '–' : grouped(it.failures_before),
    change: changeInWords(it),
    worse: (it.change_percent ?? 0) > 0 || (it.failures_before === 0 && it.failures > 0),
  });
  const named = one.causes.filter(({ failures }) => failures > 0);
  const more = named.length - MOST_CAUSES;
  return {
    ...nameOf(one, by),
    ...figures(one),
    causes: [
      ...named.slice(0, MOST_CAUSES).map(({ cause, failures }) => `${causeInWords(cause)} ${grouped(failures)}`),
      ...(more > 0 ? [`${more} more`] : []),
    ].join(', '),
    all_causes: one.causes.map((it) => ({ name: causeInWords(it.cause), ...figures(it) })),
  };
}

const WIDTH = 600;
const HEIGHT = 96;
const GAP = 0.22;

/** How often something failed in each period, in a drawing of 600 by 96. */
export function trendChart({ by_period, failures }: ErrorTrend, periods: ErrorTrends['periods']) {
  const most = Math.max(1, ...by_period);
  const slot = WIDTH / Math.max(1, by_period.length);
  const rounded = (x: number): number => Math.round(x * 100) / 100;
  return {
    counted: `${grouped(failures)} ${failures === 1 ? 'failure' : 'failures'}`,
    bars: by_period.flatMap((count, n) => {
      if (count === 0) return [];
      // At least two high, so that a small share can be seen.
      const height = Math.max(2, rounded((count / most) * HEIGHT));
      return [
        {
          x: rounded(n * slot + (slot * GAP) / 2),
          width: rounded(slot * (1 - GAP)),
          y: rounded(HEIGHT - height),
          height,
        },
      ];
    }),
    rows: periods.map(({ from, to }, n) => ({
      name: from === to ? dayInWords(from) : `${dayInWords(from)} to ${dayInWords(to)}`,
      count: grouped(by_period[n]!),
    })),
  };
}
