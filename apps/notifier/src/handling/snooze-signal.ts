import { Audit, changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { EndAcknowledgement } from './end-acknowledgement';
import { endOf } from './end-of';
import { type Actor, lockOpen, type OpenSignal, type SignalIds } from './open-signal';
import { readHandling } from './read-handling';
import type { Span } from './until';

/** Until when a person is spared what can wait. `worse`: until the problem gets worse. */
export type SnoozedUntil = Date | Span | 'worse';

/** Spares a person reminders and changes of one signal for a time. The end of the signal is told all the same. */
@Injectable()
export class SnoozeSignal {
  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly acknowledgements: EndAcknowledgement,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns whether the signal is open. */
  snooze(ids: SignalIds, actor: Actor, chosen: SnoozedUntil): Promise<boolean> {
    return this.decide(ids, actor, 'snoozed', async (tx, signal) => {
      const now = this.clock.now();
      const until = chosen === 'worse' ? null : await endOf(tx, signal, chosen, now);
      await this.acknowledgements.end(tx, signal, actor.name);
      const spared = await this.spared(tx, signal, actor);
      await changed(
        tx,
        `insert into signal_handling as h (signal_id, tenant_id, unattended_since, next_look_at, snoozed_by, snoozed_email,
           snoozed_until) values ($1, $2, $3, $4::timestamptz, $5, $6, $4::timestamptz)
         on conflict (signal_id) do update set next_look_at = excluded.next_look_at, snoozed_by = excluded.snoozed_by,
           snoozed_email = excluded.snoozed_email, snoozed_until = excluded.snoozed_until, acknowledged_by = null,
           acknowledged_email = null, acknowledged_until = null`,
        [signal.signal_id, signal.tenant_id, now, until, actor.name, spared],
      );
      return { until: until?.toISOString() ?? 'worse' };
    });
  }

  /** @returns whether the signal is open. */
  unsnooze(ids: SignalIds, actor: Actor): Promise<boolean> {
    return this.decide(ids, actor, 'unsnoozed', async (tx, signal) => {
      await changed(
        tx,
        `update signal_handling set snoozed_by = null, snoozed_email = null, snoozed_until = null, next_look_at = $2,
           unattended_since = $2 where signal_id = $1 and snoozed_by is not null`,
        [signal.signal_id, this.clock.now()],
      );
      return {};
    });
  }

  private decide(
    ids: SignalIds,
    actor: Actor,
    what: 'snoozed' | 'unsnoozed',
    work: (tx: Tx, signal: OpenSignal) => Promise<Record<string, unknown>>,
  ): Promise<boolean> {
    return this.database.inTenant(ids.tenant_id, async (tx) => {
      const signal = await lockOpen(tx, ids);
      if (!signal) return false;
      const detail = await work(tx, signal);
      await this.audit.record(tx, {
        tenant_id: ids.tenant_id,
        actor: actor.id,
        action: `risk_signal.${what}`,
        subject_type: 'risk_signal',
        subject_id: ids.signal_id,
        detail,
      });
      await this.deliveries.showChange(tx, ids.signal_id);
      return true;
    });
  }

  /** The person themselves, where they are told of the signal; otherwise whom the signal is handled by. */
  private async spared(tx: Tx, signal: OpenSignal, { email }: Actor): Promise<string> {
    const told = `select 1 from deliveries where signal_id = $1 and recipient = $2 and audience <> 'contact' limit 1`;
    const own = email?.toLowerCase();
    if (own && (await one(tx, told, [signal.signal_id, own]))) return own;
    return (await readHandling(tx, signal)).handler.email;
  }
}
