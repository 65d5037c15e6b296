import { exactly, type Money, moneyOf } from './exact-money';
import type { Price } from './price';

/** What one capability of an integration was used for, in a time in which no price changes. */
export interface Used {
  calls: number;
  failures: number;
  sync_runs: number;
  failed_sync_runs: number;
  records: number;
  webhooks: number;
  refused_webhooks: number;
  bytes_sent: number;
  bytes_received: number;
}

export interface UsageTally extends Used {
  priced_calls: number;
  /** Exact, by currency. */
  cost: Map<string, bigint>;
}

export const nothingUsed = (): Used => ({
  calls: 0,
  failures: 0,
  sync_runs: 0,
  failed_sync_runs: 0,
  records: 0,
  webhooks: 0,
  refused_webhooks: 0,
  bytes_sent: 0,
  bytes_received: 0,
});
export const noUsage = (): UsageTally => ({ ...nothingUsed(), priced_calls: 0, cost: new Map() });

export function addUsed(tally: UsageTally, used: Used, prices: Price[]): void {
  for (const name of Object.keys(nothingUsed()) as (keyof Used)[]) tally[name] += used[name];
  if (prices.length === 0) return;
  tally.priced_calls += used.calls;
  for (const { per, currency, amount } of prices) {
    const many = BigInt(per === 'call' ? used.calls : used.records);
    tally.cost.set(currency, (tally.cost.get(currency) ?? 0n) + many * exactly(amount));
  }
}

export interface UsageFigures {
  /** Calls to the provider, of executions and probes. */
  calls: number;
  failures: number;
  /** Sync runs that ended. */
  sync_runs: number;
  failed_sync_runs: number;
  /** Records that syncs have read. */
  records: number;
  /** Attempts to deliver a webhook that the platform reported, by the hour of the report, once it is over. They have no price. */
  webhooks: number;
  refused_webhooks: number;
  /**
   * Bytes of the bodies of requests to the provider and of its answers, as they are transferred, of calls and of sync runs
   * that ended. They are without headers, token refreshes and webhooks.
   */
  bytes_sent: number;
  bytes_received: number;
  /** In each currency. Null where no price is known of any of it. */
  cost: Money[] | null;
  /** Calls with a known price. The cost is that of these calls only. */
  priced_calls: number;
  /** Their share of all calls, never rounded up. Null without calls. */
  priced_percent: number | null;
}

export function figuresOf({ cost, priced_calls, ...used }: UsageTally): UsageFigures {
  return {
    ...used,
    cost:
      cost.size > 0 ? [...cost].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, sum]) => moneyOf(code, sum)) : null,
    priced_calls,
    priced_percent: used.calls > 0 ? Math.floor((priced_calls / used.calls) * 1_000) / 10 : null,
  };
}
