import { defaultReminders, type SignalSnapshot } from '@linesman/contracts';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { FollowUp } from '../deliveries/follow-up';
import { ESCALATED } from '../deliveries/occasions';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { type Handler, handlerOf } from '../signals/handler-of';
import { helpsOf } from '../signals/helps';
import type { RemindedFor, SignalHandling } from '../signals/signal-handling.entity';
import type { SignalState } from '../signals/signal.entity';
import { ContactTurns } from './contact-turns';
import { decideLook } from './decide-look';

/** What is known of a signal when it is looked at. */
interface Looked {
  handling: SignalHandling;
  snapshot: SignalSnapshot;
  settings: TenantSettingsRow;
  handler: Handler;
  state: SignalState;
  part_of_outage: boolean;
  manager_told: boolean;
}

/** One thing at a time is due; more than these never are. */
const MOST_AT_ONCE = 4;

const known = `select s.snapshot, s.state, to_jsonb(t) as settings,
    exists (select from outage_signals m join outages o using (outage_id) where m.signal_id = s.signal_id
      and o.settled_at is null) as part_of_outage,
    exists (select from deliveries d where d.signal_id = s.signal_id and d.audience = 'manager'
      and d.state not in ('failed', 'suppressed')) as manager_told
  from signals s join tenant_settings t on t.tenant_id = s.tenant_id
  where s.signal_id = $1 and s.snapshot is not null`;

/** Does what is due for one signal: reminds the person who handles it, or tells the manager that nobody acts. */
@Injectable()
export class LookAtSignal {
  constructor(
    private readonly database: Database,
    private readonly followUp: FollowUp,
    private readonly deliveries: Deliveries,
    private readonly turns: ContactTurns,
    private readonly clock: Clock,
  ) {}

  look(tenantId: string, signalId: string): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      for (let done = 0; done <= MOST_AT_ONCE; done++) {
        const next = await this.doNext(tx, signalId);
        if (next !== 'again') return lookAgain(tx, signalId, next);
      }
    });
  }

  /** @returns when to look again, or that more may be due. */
  private async doNext(tx: Tx, signalId: string): Promise<Date | undefined | 'again'> {
    const looked = await this.read(tx, signalId);
    if (!looked) return undefined;
    const { handling, snapshot, settings, handler, state } = looked;
    const { severity } = snapshot;
    const suppressed = whyNot(looked);
    const turn = await this.turns.now(tx, signalId, snapshot);
    const facts = {
      ...handling,
      open: state === 'open',
      severity,
      suppressed,
      contact_turn: suppressed ? undefined : turn,
      zone: handler.zone,
      working_hours: settings.working_hours,
    };
    const now = this.clock.now();
    const look = decideLook(facts, settings.reminders?.[severity] ?? defaultReminders[severity], now);
    switch (look.due) {
      case 'nothing':
        // The turn ends once what suppresses it is over, which no time tells.
        return look.next ?? (suppressed && turn && isAsked(looked) ? inAnHour(now) : undefined);
      case 'remind':
        await this.remind(tx, looked, 'nobody_acted', handler.email, look.suppressed);
        return 'again';
      case 'acknowledgement_ended':
      case 'snooze_ended':
        await this.remind(tx, looked, look.due, this.whoseEnded(looked, look.due), look.suppressed);
        await leaveUnattended(tx, signalId, now);
        return 'again';
      case 'next_contact':
        await this.turns.pass(tx, signalId, snapshot);
        return 'again';
      case 'escalate':
        await this.escalate(tx, looked, look.suppressed);
        return 'again';
    }
  }

  private async read(tx: Tx, signalId: string): Promise<Looked | undefined> {
    const locked = 'select * from signal_handling where signal_id = $1 for update';
    const handling = await one<SignalHandling>(tx, locked, [signalId]);
    const found = await one<Omit<Looked, 'handling' | 'handler'>>(tx, known, [signalId]);
    if (!handling || !found) return undefined;
    return { ...found, handling, handler: handlerOf(found.snapshot, handling, found.settings) };
  }

  private whoseEnded({ handling, handler }: Looked, due: 'acknowledgement_ended' | 'snooze_ended'): string {
    const person = due === 'snooze_ended' ? handling.snoozed_email : handling.acknowledged_email;
    return person ?? handler.email;
  }

  private async remind(
    tx: Tx,
    { handling, handler }: Looked,
    reminded_for: RemindedFor,
    recipient: string,
    suppressed?: string,
  ): Promise<void> {
    const { signal_id, tenant_id, reminders } = handling;
    await changed(
      tx,
      'update signal_handling set reminders = $2, reminded_at = $3, reminded_for = $4 where signal_id = $1',
      [signal_id, reminders + 1, this.clock.now(), reminded_for],
    );
    const audience = recipient === handler.email ? handler.audience : 'csm';
    const occasion = `reminder.${reminders + 1}`;
    await this.followUp.tellOne(tx, { tenant_id, signal_id, occasion, recipient, audience, suppressed });
    await this.deliveries.showState(tx, [signal_id]);
  }

  private async escalate(tx: Tx, { handling, handler, snapshot, manager_told }: Looked, why?: string): Promise<void> {
    const { signal_id, tenant_id } = handling;
    const manager = snapshot.customer?.csm?.manager?.email.toLowerCase();
    const suppressed = why ?? whyNotTheManager(handler, manager, manager_told);
    await changed(tx, 'update signal_handling set escalated_at = $2 where signal_id = $1', [
      signal_id,
      this.clock.now(),
    ]);
    await this.deliveries.plan(tx, {
      tenant_id,
      signal_id,
      occasion: ESCALATED,
      audience: 'manager',
      recipient: manager ?? handler.email,
      suppressed,
    });
    await this.deliveries.showState(tx, [signal_id]);
  }
}

/** It is open, and nobody has snoozed it. */
const isAsked = ({ state, handling }: Looked): boolean => state === 'open' && handling.snoozed_by === null;

const inAnHour = (now: Date): Date => new Date(now.getTime() + 3_600_000);

/** Why nobody is reminded although it is time. */
function whyNot({ snapshot, part_of_outage }: Looked): string | undefined {
  if (part_of_outage) return 'part_of_outage';
  const helps = helpsOf(snapshot);
  const waits = snapshot.customer && !helps.includes('send_fix_instructions') && !helps.includes('schedule_tech_call');
  return waits ? 'nothing_the_contact_could_do' : undefined;
}

function whyNotTheManager({ email }: Handler, manager: string | undefined, told: boolean): string | undefined {
  if (!manager) return 'no_manager';
  if (manager === email) return 'handles_it';
  return told ? 'told_already' : undefined;
}

const leaveUnattended = (tx: Tx, signalId: string, now: Date): Promise<number> =>
  changed(
    tx,
    `update signal_handling set unattended_since = $2, acknowledged_by = null, acknowledged_email = null,
       acknowledged_until = null, snoozed_by = null, snoozed_email = null, snoozed_until = null
     where signal_id = $1`,
    [signalId, now],
  );

const lookAgain = async (tx: Tx, signalId: string, at: Date | undefined): Promise<void> =>
  void (await changed(tx, 'update signal_handling set next_look_at = $2 where signal_id = $1', [signalId, at ?? null]));
