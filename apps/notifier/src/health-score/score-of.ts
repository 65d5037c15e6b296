import { one, rows, type Tx } from '@linesman/persistence';
import { isTakenBack } from '../roll-back';

export interface HealthScore {
  /** From 0 to 100; null until a base was set. */
  value: number | null;
  /** What the platform set last. */
  base: number | null;
  /** The sum of all adjustments: what open signals take. */
  adjustment: number;
  base_set_at: Date | null;
  /** The subject of the token that set it. */
  base_set_by: string | null;
}

export const valueOf = (base: number | null, adjustment: number): number | null =>
  base === null ? null : Math.min(100, Math.max(0, base + adjustment));

/** So that the score after each change is known, changes of one customer's score follow each other. */
export async function lockScore(tx: Tx, customerId: string): Promise<void> {
  if (isTakenBack(tx)) return;
  await rows(tx, `select pg_advisory_xact_lock(hashtextextended('health_score ' || $1, 0))`, [customerId]);
}

export async function scoreOf(tx: Tx, customerId: string): Promise<HealthScore> {
  const found = await one<Omit<HealthScore, 'value'>>(
    tx,
    `select b.base, b.created_at as base_set_at, b.set_by as base_set_by,
       (select coalesce(sum(adjustment), 0)::int from health_score_adjustments where customer_id = $1) as adjustment
     from (select 1) x left join lateral (select * from health_score_bases where customer_id = $1
       order by created_at desc, id desc limit 1) b on true`,
    [customerId],
  );
  const { base, adjustment } = found!;
  return { ...found!, value: valueOf(base, adjustment) };
}
