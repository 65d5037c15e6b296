import type { SignalSnapshot } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from './channel-registry';
import type { Audience } from '../signals/audience';
import type { Signal } from '../signals/signal.entity';
import type { Delivery, DeliveryState } from './delivery.entity';
import { markChanged } from './mark-changed';

/** The reason of what may have arrived, and is not sent again. */
export const NOT_CONFIRMED = 'not_confirmed';

/** A claimed delivery. A process whose lease has ended changes nothing any more. */
type Held = Pick<Delivery, 'id' | 'step_id'> & { lease: string; previous_state: DeliveryState };

export interface DeliveryEnd {
  state: 'sent' | 'failed' | 'suppressed';
  reason: string | null;
  message_id?: string;
}

export interface NextAttempt {
  state: 'pending' | 'ambiguous';
  reason: string;
  after_ms: number;
  /** Does not count as an attempt. */
  uncounted?: boolean;
}

/** What the workflow is told about a delivery that belongs to one of its steps. */
export interface Progress {
  step_id: string | null;
  state: 'sending' | DeliveryEnd['state'];
  reason: string | null;
}
type ProgressListener = (tx: Tx, progress: Progress & { step_id: string }) => Promise<void>;

/** Somebody was told first of a signal. */
export interface Announced {
  signal: Pick<Signal, 'signal_id' | 'tenant_id' | 'outage'> & { snapshot: SignalSnapshot };
  audience: Audience;
  at: Date;
}
type AnnouncedListener = (tx: Tx, announced: Announced) => void;

/** Changes the state of claimed deliveries, and reports it in the same transaction. */
@Injectable()
export class DeliveryStates {
  private listener?: ProgressListener;
  private announcedListener?: AnnouncedListener;

  constructor(private readonly channels: ChannelRegistry) {}

  /** The workflow listens: its steps end with their deliveries. */
  onProgress(listener: ProgressListener): void {
    this.listener = listener;
  }

  /** The handling of a signal begins with its first message. */
  onAnnounced(listener: AnnouncedListener): void {
    this.announcedListener = listener;
  }

  announced(tx: Tx, announced: Announced): void {
    this.announcedListener?.(tx, announced);
  }

  async report(tx: Tx, { step_id, state, reason }: Progress): Promise<void> {
    if (step_id) await this.listener?.(tx, { step_id, state, reason });
  }

  /** @returns when it ended, or nothing when the lease was lost to another process. */
  async finish(tx: Tx, { id, lease, step_id }: Held, end: DeliveryEnd): Promise<Date | undefined> {
    const ended = await one<Pick<Delivery, 'signal_id' | 'audience' | 'occasion'> & { settled_at: Date }>(
      tx,
      `update deliveries set state = $3, reason = $4, message_id = $5, settled_at = clock_timestamp(),
         lease = null, leased_until = null
       where id = $1 and lease = $2 returning settled_at, signal_id, audience, occasion`,
      [id, lease, end.state, end.reason, end.message_id ?? null],
    );
    if (!ended) return undefined;
    await this.report(tx, { step_id, state: end.state, reason: end.reason });
    if (isShown(ended, end)) await markChanged(tx, [ended.signal_id], this.channels.editing);
    return ended.settled_at;
  }

  /** It was not attempted, and is due by itself at a time. It counts as due from then. */
  async waitUntil(tx: Tx, { id, lease }: Held, { reason, until }: { reason: string; until: Date }): Promise<void> {
    await changed(
      tx,
      `update deliveries set state = 'pending', reason = $3, next_attempt_at = $4, due_at = $4, digest = null,
         lease = null, leased_until = null, attempts = attempts - 1
       where id = $1 and lease = $2`,
      [id, lease, reason, until],
    );
  }

  async postpone(tx: Tx, { id, lease }: Held, next: NextAttempt): Promise<void> {
    await changed(
      tx,
      `update deliveries set state = $3, reason = $4, next_attempt_at = clock_timestamp() + make_interval(secs => $5),
         lease = null, leased_until = null, attempts = attempts - $6,
         ambiguous_since = case when $3 = 'ambiguous' then coalesce(ambiguous_since, now()) end
       where id = $1 and lease = $2`,
      [id, lease, next.state, next.reason, next.after_ms / 1_000, next.uncounted ? 1 : 0],
    );
  }
}

export const stateBefore = ({ previous_state }: Pick<Held, 'previous_state'>): 'pending' | 'ambiguous' =>
  previous_state === 'pending' ? 'pending' : 'ambiguous';

/** What the CSM was told says what became of an email that somebody asked for, and that the contact gets none. */
const isShown = ({ audience, occasion }: Pick<Delivery, 'audience' | 'occasion'>, { state }: DeliveryEnd): boolean =>
  audience === 'contact' && (state !== 'sent' || occasion.startsWith('click.'));
