import { randomUUID } from 'node:crypto';
import { riskSignalAcknowledged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { AcknowledgeSignal } from '../handling/acknowledge-signal';
import type { OpenSignal } from '../handling/open-signal';
import type { Span } from '../handling/until';
import { helpsOf } from '../signals/helps';
import type { Signal } from '../signals/signal.entity';
import { occasionOf, type SignalResponse } from '../signals/signal-response.entity';
import { PerformResponse } from './perform-response';

export type NewResponse = Pick<SignalResponse, 'action' | 'actor' | 'actor_id'> &
  Partial<Pick<SignalResponse, 'note'>> & {
    /** The address of the person, where it is known. */
    email?: string;
    /** Until when nobody is reminded. The severity decides unless the person does. */
    until?: Date | Span;
  };

/** The response that counts for the action, and whether it was recorded now. */
export interface Responded {
  response: SignalResponse;
  is_new: boolean;
}

/** Why nothing was recorded. */
export type Refusal = 'no_open_signal' | 'does_not_help';

/**
 * Records that a person does something about a signal, which acknowledges it for a time. Each action is done once, and
 * later ones get that response. An acknowledgement that has ended is made again; so is what asked for an email, where none
 * went out.
 */
@Injectable()
export class RespondToSignal {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly responses: PerformResponse,
    private readonly deliveries: Deliveries,
    private readonly handling: AcknowledgeSignal,
    private readonly clock: Clock,
  ) {}

  respond(
    { tenant_id, signal_id }: { tenant_id: string; signal_id: string },
    response: NewResponse,
  ): Promise<Responded | Refusal> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const signal = await one<Signal>(tx, 'select * from signals where signal_id = $1 for update', [signal_id]);
      if (signal?.state !== 'open' || !signal.snapshot) return 'no_open_signal';
      const earlier = await rows<SignalResponse>(
        tx,
        'select * from signal_responses where signal_id = $1 order by asked',
        [signal_id],
      );
      const last = earlier.findLast(({ action }) => action === response.action);
      // The message is shown anew in each case: what offered the action may have been sent before the signal changed.
      await this.deliveries.showChange(tx, signal_id);
      const open = { ...signal, snapshot: signal.snapshot };
      if (last && !(await this.mayRepeat(tx, open, last, response))) return { response: last, is_new: false };
      if (!helpsOf(signal.snapshot).includes(response.action)) return 'does_not_help';
      const recorded = await this.record(tx, signal, { ...response, asked: (last?.asked ?? 0) + 1 });
      const actor = { name: response.actor, email: response.email };
      const until = await this.handling.acknowledge(tx, open, actor, response.until);
      await this.acknowledge(tx, recorded, until, earlier.length + 1);
      await this.responses.perform(tx, open, recorded);
      return { response: recorded, is_new: true };
    });
  }

  /**
   * Whether it asked for an email that did not go out, and there is a contact to whom one can go; or it is an acknowledgement
   * that has ended or is to last until another time.
   */
  private async mayRepeat(
    tx: Tx,
    { snapshot: { customer } }: OpenSignal,
    last: SignalResponse,
    { until }: NewResponse,
  ): Promise<boolean> {
    if (last.action === 'acknowledge') return until !== undefined || !(await this.handling.isAcknowledged(tx, last));
    if (!customer?.technical_contact) return false;
    const alive = `select 1 from deliveries where signal_id = $1 and occasion = $2 and audience = 'contact'
      and state not in ('failed', 'suppressed')`;
    return (await one(tx, alive, [last.signal_id, occasionOf(last)])) === undefined;
  }

  private async record(
    tx: Tx,
    { tenant_id, signal_id }: Signal,
    { action, asked, actor, actor_id, note }: NewResponse & Pick<SignalResponse, 'asked'>,
  ): Promise<SignalResponse> {
    const recorded = await one<SignalResponse>(
      tx,
      `insert into signal_responses (id, tenant_id, signal_id, action, asked, actor, actor_id, note, responded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *`,
      [randomUUID(), tenant_id, signal_id, action, asked, actor, actor_id, note, this.clock.now()],
    );
    await changed(tx, 'update signals set revision = revision + 1 where signal_id = $1', [signal_id]);
    return recorded!;
  }

  private async acknowledge(
    tx: Tx,
    { tenant_id, signal_id, actor, responded_at }: SignalResponse,
    until: Date,
    version: number,
  ): Promise<void> {
    await this.outbox.emit(tx, riskSignalAcknowledged, {
      tenantId: tenant_id,
      aggregateId: signal_id,
      aggregateVersion: version,
      data: {
        signal_id,
        acknowledged_by: actor,
        acknowledged_at: responded_at.toISOString(),
        acknowledged_until: until.toISOString(),
      },
    });
  }
}
