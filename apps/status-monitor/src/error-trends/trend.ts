import { type Cause, causes, type Party, causeFacts } from '@linesman/contracts';
import type { Days } from '../days/spans';

/** Failures of one cause. */
export interface CauseTrend {
  cause: Cause;
  party: Party;
  failures: number;
  /** In as many days before; null where these are not kept any more. */
  failures_before: number | null;
  /** The share by which they grew or fell; null where there were none before, or nobody knows. */
  change_percent: number | null;
  /** One for each period, the oldest first. */
  by_period: number[];
}

/** Failures of a group on some days. Fields of other groupings are null. */
export interface ErrorTrend extends Omit<CauseTrend, 'cause' | 'party'> {
  integration_id: string | null;
  integration_name: string | null;
  connection_code: string | null;
  customer_id: string | null;
  customer_name: string | null;
  /** The most frequent first. */
  causes: CauseTrend[];
}

/** The failures of a cause in a period; the period 0 is all days before. */
export type Counted = [cause: Cause, period: number, failures: number];

/** @param kept whether all of the days before are kept. */
export function trendOf(counted: Counted[], periods: Days[], kept: boolean): Omit<ErrorTrend, keyof Named> {
  const byCause = causes.flatMap((cause) => {
    const mine = counted.filter(([one]) => one === cause);
    return mine.length > 0 ? [{ cause, party: causeFacts[cause].party, ...figuresOf(mine, periods, kept) }] : [];
  });
  return {
    ...figuresOf(counted, periods, kept),
    causes: byCause.sort((a, b) => b.failures - a.failures || (b.failures_before ?? 0) - (a.failures_before ?? 0)),
  };
}

type Named = Pick<
  ErrorTrend,
  'integration_id' | 'integration_name' | 'connection_code' | 'customer_id' | 'customer_name'
>;

function figuresOf(counted: Counted[], periods: Days[], kept: boolean): Omit<CauseTrend, 'cause' | 'party'> {
  const sumOf = (wanted: (period: number) => boolean): number =>
    counted.reduce((sum, [, period, failures]) => (wanted(period) ? sum + failures : sum), 0);
  const failures = sumOf((period) => period > 0);
  const before = kept ? sumOf((period) => period === 0) : null;
  return {
    failures,
    failures_before: before,
    change_percent: before ? Math.round(((failures - before) / before) * 1_000) / 10 : null,
    by_period: periods.map((_, n) => sumOf((period) => period === n + 1)),
  };
}
