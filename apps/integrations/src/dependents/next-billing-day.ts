import type { SubscriptionBilling } from '@linesman/contracts';
import { DateTime } from 'luxon';

type Rhythm = Pick<SubscriptionBilling, 'interval' | 'interval_count'>;

/**
 * The next day on which a subscription is billed, today included. Days are those of UTC, and a month without the day is
 * billed on its last one.
 * @param first the first day that is billed.
 */
export function nextBillingDay({ interval, interval_count: every = 1 }: Rhythm, first: string, now: Date): string {
  const [start, today] = [
    DateTime.fromISO(first, { zone: 'utc' }),
    DateTime.fromJSDate(now, { zone: 'utc' }).startOf('day'),
  ];
  const after = (periods: number): DateTime => start.plus({ [`${interval}s`]: periods * every });
  const passed = Math.max(0, Math.floor(today.diff(start, `${interval}s`).as(`${interval}s`) / every));
  const day = [passed, passed + 1].map(after).find((at) => at >= today);
  return (day ?? after(passed + 2)).toISODate()!;
}
