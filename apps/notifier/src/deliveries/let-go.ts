import type { Tx } from '@linesman/persistence';
import { finishStep } from '../workflow/finish-step';
import type { Delivery } from './delivery.entity';

/** A delivery under a lease. What the holder of another lease says about it no longer counts. */
export type Held = Pick<Delivery, 'id' | 'step_id'> & { lease: string; was: Delivery['state'] };

const stepStates = { sent: 'done', failed: 'failed', suppressed: 'skipped' } as const;

/** @returns when it ended; nothing when the lease was lost: somebody else has taken it up meanwhile. */
export async function endDelivery(
  tx: Tx,
  { id, lease, step_id }: Held,
  state: 'sent' | 'failed' | 'suppressed',
  reason: string | null,
  messageId: string | null = null,
): Promise<Date | undefined> {
  const [rows] = (await tx.query(
    `update deliveries set state = $3, reason = $4, message_id = $5, settled_at = clock_timestamp(),
       lease = null, leased_until = null
     where id = $1 and lease = $2 returning settled_at`,
    [id, lease, state, reason, messageId],
  )) as [{ settled_at: Date }[], number];
  if (!rows[0]) return undefined;
  if (step_id) await finishStep(tx, step_id, stepStates[state], reason);
  return rows[0].settled_at;
}

export interface NextAttempt {
  state: 'pending' | 'ambiguous';
  reason: string;
  after_ms: number;
  /** It is no sign of trouble and does not count as an attempt. */
  uncounted?: boolean;
}

export const stateBefore = ({ was }: Held): 'pending' | 'ambiguous' => (was === 'pending' ? 'pending' : 'ambiguous');

export async function putOff(tx: Tx, { id, lease }: Held, next: NextAttempt): Promise<void> {
  await tx.query(
    `update deliveries set state = $3, reason = $4, next_attempt_at = clock_timestamp() + make_interval(secs => $5),
       lease = null, leased_until = null, attempts = attempts - $6,
       ambiguous_since = case when $3 = 'ambiguous' then coalesce(ambiguous_since, now()) end
     where id = $1 and lease = $2`,
    [id, lease, next.state, next.reason, next.after_ms / 1_000, next.uncounted ? 1 : 0],
  );
}
