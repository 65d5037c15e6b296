import type { HealthPolicy } from './cause-table';

/** The refusals of one period, counted, so that a busy webhook does not fill the row. */
interface Refusals {
  first: number;
  last: number;
  count: number;
}

export interface Deliveries {
  delivered_at?: number;
  /** By the number of the period, which is a tenth of the policy's time. */
  refused: Record<string, Refusals>;
}

const PERIODS_KEPT = 20;

export const addDelivery = (deliveries: Deliveries, at: number): Deliveries => ({
  ...deliveries,
  delivered_at: Math.max(deliveries.delivered_at ?? at, at),
});

export function addRefusal(deliveries: Deliveries, at: number, { seconds }: HealthPolicy['streak']): Deliveries {
  const period = String(Math.floor(at / (seconds * 100)));
  const known = deliveries.refused[period];
  const merged = known
    ? { first: Math.min(known.first, at), last: Math.max(known.last, at), count: known.count + 1 }
    : { first: at, last: at, count: 1 };
  const all = Object.entries({ ...deliveries.refused, [period]: merged }).sort(([a], [b]) => Number(a) - Number(b));
  return { ...deliveries, refused: Object.fromEntries(all.slice(-PERIODS_KEPT)) };
}

/** The first and the newest refusal, if there were enough refusals for long enough without a delivery. */
export function deliveriesRefused(
  deliveries: Deliveries,
  policy: HealthPolicy['streak'],
): { since: number; at: number } | undefined {
  const after = deliveries.delivered_at ?? -Infinity;
  const since = Object.values(deliveries.refused).filter((refusals) => refusals.last > after);
  // In a period with a delivery, only the last refusal is known to have come after it.
  const count = since.reduce((sum, it) => sum + (it.first > after ? it.count : 1), 0);
  const first = Math.min(...since.map((it) => (it.first > after ? it.first : it.last)));
  const last = Math.max(...since.map((it) => it.last));
  return count >= policy.refusals && last - first >= policy.seconds * 1000 ? { since: first, at: last } : undefined;
}
