import { partInWords } from '../pages/words';
import type { Usage, UsageTotal } from '../upstream/answers';
import { changeInWords } from './shown-trend';

/** By what the usage of the workspace is grouped. */
export const usageGroupings = [
  { by: 'integration', label: 'By integration' },
  { by: 'customer', label: 'By customer' },
  { by: 'connection', label: 'By connection' },
  { by: 'capability', label: 'By capability' },
] as const;

export type UsageBy = (typeof usageGroupings)[number]['by'];

interface Named {
  name: string;
  url?: string;
}

const names: Record<UsageBy, (one: Usage) => Named> = {
  // Integrations of several customers often have one name.
  integration: ({ integration_id, integration_name, integration_deleted, customer_name }) => {
    const name = customer_name ? `${integration_name} · ${customer_name}` : integration_name!;
    return integration_deleted ? { name: `${name} (deleted)` } : { name, url: `/integrations/${integration_id}` };
  },
  customer: ({ customer_id, customer_name }) =>
    customer_id
      ? { name: customer_name ?? 'Deleted customer', url: `/customers/${customer_id}` }
      : { name: 'Without a customer' },
  connection: ({ connection_code }) => ({ name: connection_code!, url: `/providers/${connection_code}` }),
  capability: ({ connection_code, capability_code }) => ({
    name: `${connection_code}: ${partInWords(capability_code || 'not named')}`,
  }),
};

export const shownUsage = (one: Usage, by: UsageBy) => ({ ...names[by](one), ...shownFigures(one) });

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/**
 * `0 B`, `980 B`, `1.2 kB`, `34 MB`: of three digits at most, in thousands, on one line.
 * @param bytes While the services are updated, an older status-monitor does not say how many.
 */
export function bytesInWords(bytes: number | undefined): string {
  if (bytes === undefined) return '–';
  let [size, unit] = [bytes, 0];
  // What would be rounded to 1,000 is 1 of the next.
  for (; size >= 999.5 && unit < units.length - 1; unit += 1) size /= 1_000;
  return `${size < 10 && unit > 0 ? Number(size.toFixed(1)) : Math.round(size)}\u00a0${units[unit]}`;
}

const grouped = (count: number): string => count.toLocaleString('en');

/** Figures beside those of as many days before. */
export function shownFigures({ before, ...now }: UsageTotal) {
  const calls_before = before?.calls ?? null;
  return {
    calls: grouped(now.calls),
    change: changeInWords({
      failures: now.calls,
      failures_before: calls_before,
      change_percent: calls_before ? Math.round(((now.calls - calls_before) / calls_before) * 1_000) / 10 : null,
    }),
    failures: grouped(now.failures),
    sync_runs: grouped(now.sync_runs),
    records: grouped(now.records),
    webhooks: grouped(now.webhooks),
    sent: bytesInWords(now.bytes_sent),
    received: bytesInWords(now.bytes_received),
    cost: costInWords(now),
    priced: pricedInWords(now),
    before: before && { calls: grouped(before.calls), records: grouped(before.records), cost: costInWords(before) },
  };
}

type Costing = Pick<UsageTotal, 'calls' | 'cost' | 'priced_percent'>;

/** `$20.00, €3.10`, rounded to the digits of each currency; what is not known is no number. */
export function costInWords({ calls, cost }: Costing): string {
  if (!cost) return calls > 0 ? 'Not known' : '–';
  return cost.map(({ currency, amount }) => moneyInWords(currency, amount)).join(', ');
}

const pricedInWords = ({ calls, priced_percent }: Costing): string => (calls > 0 ? `${priced_percent}%` : '–');

/** The digits are taken from the text: no number could hold all of them. */
function moneyInWords(currency: string, amount: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
  const least = `0.${'0'.repeat(Math.max(0, digits - 1))}1`;
  const isLess = Number(amount) > 0 && Number(amount) < Number(digits > 0 ? least : '1');
  return isLess
    ? `less than ${format.format(digits > 0 ? (least as `${number}`) : 1)}`
    : format.format(amount as `${number}`);
}
