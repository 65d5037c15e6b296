import { rows, type Tx } from '@linesman/persistence';
import type { SignalSnapshot } from '@linesman/contracts';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import type { Delivery } from '../deliveries/delivery.entity';
import { announces, isForAnyContact } from '../deliveries/occasions';
import { needsTelling } from '../signals/about';
import { contactsOf, nextContact, type NextContactBecause } from '../signals/next-contact';

export type Passed = Pick<
  Delivery,
  'tenant_id' | 'signal_id' | 'occasion' | 'channel' | 'audience' | 'about' | 'template' | 'troubleshooting'
>;

/** Tells a customer's next contact what one before them was told, or should have been, once. */
@Injectable()
export class TellNextContact {
  constructor(private readonly deliveries: Deliveries) {}

  /** What is for the person alone (a link that they asked for, a call) is for nobody else. */
  async inPlaceOf(
    tx: Tx,
    delivery: Passed & Pick<Delivery, 'follows'>,
    { signal }: { signal: { state: string; snapshot: SignalSnapshot } },
    because: NextContactBecause,
  ): Promise<void> {
    if (delivery.audience !== 'contact' || delivery.follows || !isForAnyContact(delivery.occasion)) return;
    if (signal.state === 'open') await this.tell(tx, delivery, signal.snapshot, because);
  }

  async tell(tx: Tx, told: Passed, snapshot: SignalSnapshot, because: NextContactBecause): Promise<void> {
    const recipient = await this.next(tx, told, snapshot, because);
    if (!recipient) return;
    const { tenant_id, signal_id, occasion, channel, audience, about, template, troubleshooting } = told;
    const same = { tenant_id, signal_id, occasion, channel, audience, about, template, troubleshooting };
    const { last } = await this.deliveries.toldSoFar(tx, signal_id, { audience, recipient });
    if (last && about && !needsTelling(last.about, about)) return;
    const follows = last && last.state !== 'suppressed' ? (last.follows ?? last.id) : null;
    await this.deliveries.plan(tx, { ...same, recipient, follows, next_contact_because: because });
  }

  /**
   * Whose turn it is. Where one contact cannot be reached, it is that of the next one for this message, also if they were told
   * something before; where nobody acts, of the first one who was told nothing of the signal.
   */
  async next(
    tx: Tx,
    { signal_id, occasion }: Pick<Delivery, 'signal_id' | 'occasion'>,
    snapshot: SignalSnapshot,
    because: NextContactBecause,
  ): Promise<string | undefined> {
    const contacts = contactsOf(snapshot);
    // Most customers have one.
    if (contacts.length < 2) return undefined;
    const told = `select recipient as email from deliveries d where signal_id = $1 and audience = 'contact'
      and (occasion = $2 or $3 and ${announces})`;
    const stop = 'select email from contacts where email = any($1) and stopped is not null';
    const [tried, stopped] = await Promise.all([
      rows<{ email: string }>(tx, told, [signal_id, occasion, because === 'nobody_acted']),
      rows<{ email: string }>(tx, stop, [contacts.map(({ email }) => email.toLowerCase())]),
    ]);
    return nextContact({ contacts, tried: addresses(tried), stopped: addresses(stopped) });
  }
}

const addresses = (found: { email: string }[]): Set<string> => new Set(found.map(({ email }) => email));
