import type { SignalSnapshot } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { TellNextContact } from '../next-contacts/tell-next-contact';
import type { Delivery } from '../deliveries/delivery.entity';
import { announces } from '../deliveries/occasions';
import { contactsOf } from '../signals/next-contact';
import type { ContactTurn } from './decide-look';

/** The contact who was told of the problem last, by a run or by a click on a button. */
const lastTold = `select d.* from deliveries d where d.signal_id = $1 and d.audience = 'contact' and ${announces}
    and d.state not in ('failed', 'suppressed') order by d.created_at desc, d.id limit 1`;

const by = (time: string): string => `($2::timestamptz is null or ${time} <= $2)`;

/** A reply, a step with a link, and what somebody on our side does; until $2, where that is given. */
const lastAct = `select greatest(
    (select max(taken_at) from link_steps where signal_id = $1 and step <> 'sent' and ${by('taken_at')}),
    (select max(received_at) from inbound_emails where signal_id = $1 and kind = 'reply' and ${by('received_at')}),
    (select max(responded_at) from signal_responses where signal_id = $1 and ${by('responded_at')}),
    (select unattended_since from signal_handling where signal_id = $1 and ${by('unattended_since')})) as at`;

/** Whoever had acted on this signal by a time. */
export interface ActsOf {
  signal_id: string;
  until?: Date;
}

/** The contacts of a customer have their turns: the next one is told when nobody acts. */
@Injectable()
export class ContactTurns {
  constructor(
    private readonly nextContacts: TellNextContact,
    private readonly clock: Clock,
  ) {}

  /**
   * @param acts where they are those of another signal.
   * @returns nothing where no contact was told, or nobody is left.
   */
  async now(
    tx: Tx,
    signalId: string,
    snapshot: SignalSnapshot,
    acts: ActsOf = { signal_id: signalId },
  ): Promise<ContactTurn | undefined> {
    if (contactsOf(snapshot).length < 2) return undefined;
    const told = await this.lastTold(tx, signalId);
    if (!told || !(await this.nextContacts.next(tx, told, snapshot, 'nobody_acted'))) return undefined;
    const acted = await one<{ at: Date | null }>(tx, lastAct, [acts.signal_id, acts.until ?? null]);
    // What waits to be sent begins no turn before.
    const begun = told.state === 'sent' ? told.settled_at! : later(told.next_attempt_at, this.clock.now());
    return { since: later(begun, acted?.at ?? begun), zone: snapshot.customer?.time_zone ?? 'utc' };
  }

  async pass(tx: Tx, signalId: string, snapshot: SignalSnapshot): Promise<void> {
    const told = await this.lastTold(tx, signalId);
    if (told) await this.nextContacts.tell(tx, told, snapshot, 'nobody_acted');
  }

  private lastTold(tx: Tx, signalId: string): Promise<Delivery | undefined> {
    return one<Delivery>(tx, lastTold, [signalId]);
  }
}

const later = (a: Date, b: Date): Date => (a > b ? a : b);
