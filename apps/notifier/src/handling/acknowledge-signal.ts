import { acknowledgedForHours } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isAcknowledged, type SignalHandling } from '../signals/signal-handling.entity';
import { endOf } from './end-of';
import type { Actor, OpenSignal } from './open-signal';
import type { Span } from './until';

/** A person acts on a signal, and nobody is reminded of it for a time. The signal's row is locked. */
@Injectable()
export class AcknowledgeSignal {
  constructor(private readonly clock: Clock) {}

  async isAcknowledged(tx: Tx, { signal_id }: Pick<SignalHandling, 'signal_id'>): Promise<boolean> {
    const select = 'select acknowledged_until from signal_handling where signal_id = $1';
    const handling = await one<Pick<SignalHandling, 'acknowledged_until'>>(tx, select, [signal_id]);
    return handling !== undefined && isAcknowledged(handling, this.clock.now());
  }

  /** @returns when the acknowledgement ends. */
  async acknowledge(
    tx: Tx,
    signal: OpenSignal,
    { name, email }: Omit<Actor, 'id'>,
    chosen?: Date | Span,
  ): Promise<Date> {
    const now = this.clock.now();
    const { signal_id, tenant_id, snapshot } = signal;
    const until = chosen
      ? await endOf(tx, signal, chosen, now)
      : new Date(now.getTime() + acknowledgedForHours[snapshot.severity] * 3_600_000);
    await changed(
      tx,
      `insert into signal_handling as h (signal_id, tenant_id, unattended_since, next_look_at, acknowledged_by,
         acknowledged_email, acknowledged_until) values ($1, $2, $3, $4, $5, $6, $4)
       on conflict (signal_id) do update set next_look_at = excluded.next_look_at,
         acknowledged_by = excluded.acknowledged_by, acknowledged_email = excluded.acknowledged_email,
         acknowledged_until = excluded.acknowledged_until, snoozed_by = null, snoozed_email = null, snoozed_until = null`,
      [signal_id, tenant_id, now, until, name, email?.toLowerCase() ?? null],
    );
    return until;
  }
}
