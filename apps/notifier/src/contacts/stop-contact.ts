import { changed, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import type { Delivery } from '../deliveries/delivery.entity';
import { announces } from '../deliveries/occasions';
import { readSignalContext } from '../signals/signal-context';
import type { Contact } from './contact.entity';
import { Contacts } from './contacts';
import { openSignalsOf } from './open-signals-of';
import { TellNextContact } from '../next-contacts/tell-next-contact';

/** How a contact says that they want no more emails, and how the audit log names it. */
const ways = {
  unsubscribed: { action: 'contact.unsubscribed', actor: 'contact' },
  complained: { action: 'contact.complained', actor: 'contact' },
} as const;

const lastTold = `select d.* from deliveries d where signal_id = $1 and recipient = $2 and audience = 'contact' and ${announces}
  order by created_at desc limit 1`;

/** No more emails go to a contact, because they want none. */
@Injectable()
export class StopContact {
  constructor(
    private readonly contacts: Contacts,
    private readonly deliveries: Deliveries,
    private readonly nextContacts: TellNextContact,
  ) {}

  /** Where emails have stopped before, nothing changes. */
  async stop(tx: Tx, contact: Pick<Contact, 'tenant_id' | 'email'>, why: keyof typeof ways): Promise<void> {
    const stop = `update contacts set stopped = 'unsubscribed', stopped_at = now()
      where tenant_id = $1 and email = $2 and stopped is null`;
    if ((await changed(tx, stop, [contact.tenant_id, contact.email])) === 0) return;
    await this.contacts.audited(tx, contact, ways[why]);
    await this.tell(tx, contact.email, why);
  }

  /** Alerts about open signals show it, and somebody is asked for another contact of each customer. */
  private async tell(tx: Tx, email: string, why: keyof typeof ways): Promise<void> {
    const ids = await openSignalsOf(tx, email);
    for (const id of ids) {
      const context = await readSignalContext(tx, id, { audience: 'csm', troubleshooting: true, template: null });
      if (!context) continue;
      await this.contacts.askForAnother(tx, email, context, why);
      const told = await one<Delivery>(tx, lastTold, [id, email]);
      if (told) await this.nextContacts.inPlaceOf(tx, told, context, 'unsubscribed');
    }
    await this.deliveries.showState(tx, ids);
  }
}
