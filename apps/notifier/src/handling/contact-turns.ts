import type { SignalSnapshot } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { TellNextContact } from '../next-contacts/tell-next-contact';
import type { Delivery } from '../deliveries/delivery.entity';
import { announces } from '../deliveries/occasions';
import { contactsOf } from '../signals/next-contact';
import type { ContactTurn } from './decide-look';

/** A click on a button may tell a contact as well: what counts is whoever was told of the problem last. */
const lastTold = `select d.* from deliveries d where d.signal_id = $1 and d.audience = 'contact' and ${announces}
    and d.state not in ('failed', 'suppressed') order by d.created_at desc, d.id limit 1`;

/** A reply, a step with a link, and what somebody on our side does. */
const lastAct = `select greatest(
    (select max(taken_at) from link_steps where signal_id = $1 and step <> 'sent'),
    (select max(received_at) from inbound_emails where signal_id = $1 and kind = 'reply'),
    (select max(responded_at) from signal_responses where signal_id = $1),
    (select unattended_since from signal_handling where signal_id = $1)) as at`;

/** The contacts of a customer have their turns: the next one is told when nobody acts. */
@Injectable()
export class ContactTurns {
  constructor(
    private readonly nextContacts: TellNextContact,
    private readonly clock: Clock,
  ) {}

  /** @returns nothing where no contact was told, or nobody is left. */
  async now(tx: Tx, signalId: string, snapshot: SignalSnapshot): Promise<ContactTurn | undefined> {
    if (contactsOf(snapshot).length < 2) return undefined;
    const told = await this.lastTold(tx, signalId);
    if (!told || !(await this.nextContacts.next(tx, told, snapshot, 'nobody_acted'))) return undefined;
    const acted = await one<{ at: Date | null }>(tx, lastAct, [signalId]);
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
