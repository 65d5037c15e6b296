import type { Colleague } from '@linesman/contracts';
import { Audit, changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { FollowUp } from '../deliveries/follow-up';
import { aboutOf } from '../signals/about';
import { FIRST_LOOK_MINUTES } from './begin-handling';
import { EndAcknowledgement } from './end-acknowledgement';
import { type Actor, lockOpen, type OpenSignal, type SignalIds } from './open-signal';

/** Gives a signal to another person, who is told and gets the reminders from now on. */
@Injectable()
export class AssignSignal {
  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly followUp: FollowUp,
    private readonly acknowledgements: EndAcknowledgement,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns whether the signal is open. */
  assign(ids: SignalIds, actor: Actor, assignee: Colleague): Promise<boolean> {
    const to = { name: assignee.name, email: assignee.email.toLowerCase() };
    return this.database.inTenant(ids.tenant_id, async (tx) => {
      const signal = await lockOpen(tx, ids);
      if (!signal) return false;
      await this.acknowledgements.end(tx, signal, actor.name);
      await this.record(tx, signal, actor, to);
      await this.tell(tx, signal, to.email);
      await this.audit.record(tx, {
        tenant_id: ids.tenant_id,
        actor: actor.id,
        action: 'risk_signal.assigned',
        subject_type: 'risk_signal',
        subject_id: ids.signal_id,
        detail: { to: to.email },
      });
      await this.deliveries.showChange(tx, ids.signal_id);
      return true;
    });
  }

  /** The new person has not acted yet. */
  private async record(tx: Tx, signal: OpenSignal, { name }: Actor, to: Colleague): Promise<void> {
    const first = `$6::timestamptz + interval '${FIRST_LOOK_MINUTES} minutes'`;
    await changed(
      tx,
      `insert into signal_handling (signal_id, tenant_id, assignee, assignee_name, assigned_by, assigned_at,
         unattended_since, next_look_at) values ($1, $2, $3, $4, $5, $6, $6, ${first})
       on conflict (signal_id) do update set assignee = excluded.assignee, assignee_name = excluded.assignee_name,
         assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at,
         unattended_since = excluded.unattended_since, next_look_at = excluded.next_look_at, reminded_for = null,
         acknowledged_by = null, acknowledged_email = null, acknowledged_until = null,
         snoozed_by = null, snoozed_email = null, snoozed_until = null`,
      [signal.signal_id, signal.tenant_id, to.email, to.name, name, this.clock.now()],
    );
  }

  private async tell(tx: Tx, { signal_id, tenant_id, snapshot }: OpenSignal, recipient: string): Promise<void> {
    const counted = `select count(*)::int as count from deliveries where signal_id = $1 and occasion like 'assigned.%'`;
    const { count } = (await one<{ count: number }>(tx, counted, [signal_id]))!;
    await this.followUp.tellOne(tx, {
      tenant_id,
      signal_id,
      occasion: `assigned.${count + 1}`,
      recipient,
      audience: 'csm',
      about: aboutOf(snapshot),
    });
  }
}
