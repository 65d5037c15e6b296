import { parties } from '@linesman/contracts';
import type { Reliability } from './reliability.dto';

type Cell = string | number | null;

const plain = [
  'integration_id',
  'integration_name',
  'connection_code',
  'customer_id',
  'customer_name',
  'from',
  'to',
  'time_zone',
  'integrations',
  'uptime_percent',
  'degraded_percent',
  'watched_seconds',
  'unwatched_seconds',
  'degraded_seconds',
  'down_seconds',
  'disconnections',
  'ongoing',
  'mttr_seconds',
  'mtbf_seconds',
  'time_to_detect_seconds',
  'time_to_tell_seconds',
  'time_to_act_seconds',
] as const satisfies (keyof Reliability)[];

const shared = ['disconnections', 'down_seconds', 'degraded_seconds'] as const;

/** RFC 4180. What nobody knows is an empty cell. */
export function csvOf(items: Reliability[]): string {
  const head = [...plain, ...parties.flatMap((party) => shared.map((name) => `${party}_${name}`))];
  const rows = items.map((item) => [
    ...plain.map((name) => item[name]),
    ...item.by_party.flatMap((share) => shared.map((name) => share[name])),
  ]);
  return [head, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** A spreadsheet would run a name that begins like a formula; after an apostrophe it shows it. */
export function cellOf(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '');
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
