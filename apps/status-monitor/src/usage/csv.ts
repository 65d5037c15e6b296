import { cellOf } from '../reliability/csv';
import type { Usage } from './usage.dto';

const plain = [
  'integration_id',
  'integration_name',
  'connection_code',
  'customer_id',
  'customer_name',
  'capability_code',
  'calls',
  'failures',
  'sync_runs',
  'failed_sync_runs',
  'records',
  'webhooks',
  'refused_webhooks',
  'bytes_sent',
  'bytes_received',
  'priced_calls',
] as const satisfies (keyof Usage)[];

/** RFC 4180, with a column for the cost in each currency. Where no price is known, and for other days, cells are empty. */
export function csvOf(items: Usage[], days: { from: string; to: string }): string {
  const currencies = [...new Set(items.flatMap(({ cost }) => cost?.map(({ currency }) => currency) ?? []))].sort();
  const head = [...plain, ...currencies.map((code) => `cost_${code.toLowerCase()}`), 'from', 'to', 'calls_before'];
  const rows = items.map((item) => [
    ...plain.map((name) => item[name]),
    ...currencies.map((code) => item.cost?.find(({ currency }) => currency === code)?.amount ?? null),
    days.from,
    days.to,
    item.before?.calls ?? null,
  ]);
  return [head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}
