import type { HealthPolicy } from './cause-table';

/** Refusals of one stretch of time, so that a busy webhook does not fill the row. */
interface Refusals {
  first: number;
  last: number;
  count: number;
}

export interface Deliveries {
  delivered_at?: number;
  /** By the number of their stretch, a tenth of the policy's time long. */
  refused: Record<string, Refusals>;
}

const KEPT = 20;

export const addDelivery = (deliveries: Deliveries, at: number): Deliveries => ({
  ...deliveries,
  delivered_at: Math.max(deliveries.delivered_at ?? at, at),
});

export function addRefusal(deliveries: Deliveries, at: number, { seconds }: HealthPolicy['streak']): Deliveries {
  const stretch = String(Math.floor(at / (seconds * 100)));
  const known = deliveries.refused[stretch];
  const merged = known
    ? { first: Math.min(known.first, at), last: Math.max(known.last, at), count: known.count + 1 }
    : { first: at, last: at, count: 1 };
  const all = Object.entries({ ...deliveries.refused, [stretch]: merged }).sort(([a], [b]) => Number(a) - Number(b));
  return { ...deliveries, refused: Object.fromEntries(all.slice(-KEPT)) };
}

/** When the newest refusal was, if so many and for so long none was delivered. */
export function deliveriesRefused(deliveries: Deliveries, policy: HealthPolicy['streak']): number | undefined {
  const after = deliveries.delivered_at ?? -Infinity;
  const since = Object.values(deliveries.refused).filter((refusals) => refusals.last > after);
  // A stretch with a delivery in it: only its last refusal is known to have come later.
  const count = since.reduce((sum, it) => sum + (it.first > after ? it.count : 1), 0);
  const first = Math.min(...since.map((it) => (it.first > after ? it.first : it.last)));
  const last = Math.max(...since.map((it) => it.last));
  return count >= policy.refusals && last - first >= policy.seconds * 1000 ? last : undefined;
}
