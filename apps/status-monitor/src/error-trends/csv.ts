import { cellOf } from '../reliability/csv';
import type { Days } from '../days/spans';
import type { ErrorTrend } from './trend';

const subject = ['integration_id', 'integration_name', 'connection_code', 'customer_id', 'customer_name'] as const;

/** RFC 4180: a row for each cause and period of a group in which something failed. */
export function csvOf(trends: ErrorTrend[], periods: Days[]): string {
  const head = [...subject, 'cause', 'party', 'from', 'to', 'failures'];
  const rows = trends.flatMap((trend) =>
    trend.causes.flatMap(({ cause, party, by_period }) =>
      by_period.flatMap((failures, n) => {
        const { from, to } = periods[n]!;
        return failures > 0 ? [[...subject.map((name) => trend[name]), cause, party, from, to, failures]] : [];
      }),
    ),
  );
  return [head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}
