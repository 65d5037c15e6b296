import { randomBytes } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { PageSender } from '../contact-pages/contact-page';
import { CALL_CANCELLED } from '../deliveries/occasions';
import { Deliveries } from '../deliveries/deliveries';
import { settingsOf } from '../settings/settings-of';
import type { SignalState } from '../signals/signal.entity';
import { type CallOutcome, type TechCall } from '../signals/tech-call.entity';
import { CloseTasks } from '../tasks/close-tasks';
import { freeSlots } from './free-slots';

/** A call as the contact sees it. */
export interface OfferedCall extends Pick<TechCall, 'starts_at' | 'outcome' | 'contact'> {
  state: SignalState;
  snapshot: SignalSnapshot | null;
  sender: PageSender;
  /** The offered times that are still free. */
  free: string[];
}

export type Choice = { slot: string } | 'none_suits' | 'cancel';

/** The task about a call. */
export const CALL_TASK = 'click.tech_call';

/** Tech calls: the times that are offered, the choice of the contact, and what came of the call. */
@Injectable()
export class TechCalls {
  constructor(
    private readonly database: Database,
    private readonly deliveries: Deliveries,
    private readonly tasks: CloseTasks,
    private readonly clock: Clock,
  ) {}

  /** Once for a signal. Offered again, because the contact got no email, it has new times and is for the contact of now. */
  async offer(tx: Tx, tenantId: string, { signal_id, customer }: SignalSnapshot, contact: string): Promise<void> {
    const { working_hours: hours } = await settingsOf(tx, tenantId);
    const csm = customer?.csm?.email.toLowerCase() ?? null;
    const now = this.clock.now();
    const zone = customer?.time_zone ?? 'utc';
    const taken = await this.taken(tx, csm, signal_id);
    const slots = freeSlots({ now, zones: [...new Set([zone, customer?.csm?.time_zone ?? zone])], hours, taken });
    await changed(
      tx,
      `insert into tech_calls (signal_id, tenant_id, contact, csm, token, slots) values ($1, $2, $3, $4, $5, $6)
       on conflict (signal_id) do update set contact = excluded.contact, csm = excluded.csm, token = excluded.token,
         slots = excluded.slots where tech_calls.starts_at is null and tech_calls.outcome is null`,
      [signal_id, tenantId, contact.toLowerCase(), csm, randomBytes(24).toString('base64url'), JSON.stringify(slots)],
    );
  }

  read(tenantId: string, token: string): Promise<OfferedCall | undefined> {
    return this.database.inTenant(tenantId, (tx) => this.offered(tx, token));
  }

  /** The first choice counts. Both are invited then. What was agreed on may be cancelled. @returns nothing where no call has this token. */
  choose(tenantId: string, token: string, choice: Choice): Promise<OfferedCall | undefined> {
    return this.database.inTenant(tenantId, async (tx) => {
      const call = await one<TechCall>(tx, 'select * from tech_calls where token = $1 for update', [token]);
      // Of two contacts who choose the same time of one CSM at once, the second sees that it is taken.
      if (call?.csm) await one(tx, 'select pg_advisory_xact_lock(hashtext($1))', [`calls ${tenantId} ${call.csm}`]);
      if (choice === 'cancel') {
        if (call) await this.end(tx, call.signal_id, 'cancelled', call.contact);
        return this.offered(tx, token);
      }
      const offered = await this.offered(tx, token);
      if (!call || offered?.state !== 'open' || call.starts_at || call.outcome) return offered;
      if (choice === 'none_suits') await this.record(tx, call.signal_id, 'declined', call.contact);
      else if (offered.free.includes(choice.slot)) await this.invite(tx, call, choice.slot);
      await this.deliveries.showState(tx, [call.signal_id]);
      return this.offered(tx, token);
    });
  }

  /** What came of a call that was agreed on. The last answer counts. After a cancellation none does. @returns nothing where none was. */
  async end(tx: Tx, signalId: string, outcome: CallOutcome, by: string): Promise<TechCall | undefined> {
    const ended = await this.record(tx, signalId, outcome, by);
    if (!ended) return undefined;
    if (outcome === 'cancelled') {
      await this.tellBoth(tx, ended, CALL_CANCELLED);
      await this.tasks.closeFor(tx, signalId, CALL_TASK, by);
    }
    await this.deliveries.showState(tx, [signalId]);
    return ended;
  }

  private async invite(tx: Tx, call: TechCall, slot: string): Promise<void> {
    await changed(tx, 'update tech_calls set starts_at = $2 where signal_id = $1', [call.signal_id, slot]);
    await this.tellBoth(tx, call, 'tech_call.chosen');
  }

  private async tellBoth(tx: Tx, { tenant_id, signal_id, contact, csm }: TechCall, occasion: string): Promise<void> {
    const told = { tenant_id, signal_id, occasion };
    await this.deliveries.plan(tx, { ...told, audience: 'contact', recipient: contact });
    // A calendar takes the invitation only from where the contact gets it too.
    const us = csm
      ? ({ audience: 'csm', recipient: csm, channel: this.deliveries.channelOf('contact') } as const)
      : ({ audience: 'tenant', recipient: (await settingsOf(tx, tenant_id)).mail_from } as const);
    await this.deliveries.plan(tx, { ...told, ...us });
  }

  private record(tx: Tx, signalId: string, outcome: CallOutcome, by: string): Promise<TechCall | undefined> {
    return one<TechCall>(
      tx,
      `update tech_calls set outcome = $2, outcome_by = $3, outcome_at = $4
       where signal_id = $1 and ($2 = 'declined' or starts_at is not null) and outcome is distinct from 'cancelled'
         and ($2 <> 'cancelled' or outcome is null and starts_at > $4) returning *`,
      [signalId, outcome, by, this.clock.now()],
    );
  }

  private async offered(tx: Tx, token: string): Promise<OfferedCall | undefined> {
    const call = await one<TechCall & Pick<OfferedCall, 'state' | 'snapshot'> & { sender: PageSender | null }>(
      tx,
      `select c.*, s.state, s.snapshot, to_jsonb(t) as sender
       from tech_calls c join signals s using (signal_id) left join tenant_settings t on t.tenant_id = c.tenant_id
       where c.token = $1`,
      [token],
    );
    if (!call) return undefined;
    const agreed = await this.taken(tx, call.csm, call.signal_id, true);
    const busy = new Set(agreed.map((at) => at.getTime()));
    const now = this.clock.now();
    const sender = call.sender ?? { tenant_id: call.tenant_id, product_name: '' };
    return {
      ...call,
      sender,
      free: call.slots.filter((slot) => new Date(slot) > now && !busy.has(new Date(slot).getTime())),
    };
  }

  /** The times of the CSM's other calls: those agreed on, and unless only they are asked for, those offered as well. */
  private async taken(tx: Tx, csm: string | null, signalId: string, agreedOnly = false): Promise<Date[]> {
    const found = await rows<{ at: Date }>(
      tx,
      `select slot.at from tech_calls c, lateral (
         select c.starts_at as at where c.starts_at is not null and c.outcome is distinct from 'cancelled'
         union all select value::timestamptz from jsonb_array_elements_text(c.slots)
           where c.starts_at is null and c.outcome is null and not $4) slot
       where c.csm = $1 and c.signal_id <> $2 and slot.at > $3`,
      [csm, signalId, this.clock.now(), agreedOnly],
    );
    return found.map(({ at }) => at);
  }
}
