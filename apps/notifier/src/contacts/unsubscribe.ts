import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { readSignalContext } from '../signals/signal-context';
import type { Contact } from './contact.entity';
import { Contacts } from './contacts';
import { openSignalsOf } from './open-signals-of';

export interface Subscription {
  contact: Pick<Contact, 'tenant_id' | 'email' | 'stopped'>;
  product_name: string;
}

/** The actor of whoever has the link in an email to a contact. */
const BY_LINK = 'contact';

/** What a contact decides with the link in an email: no more emails, or emails again. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly database: Database,
    private readonly contacts: Contacts,
    private readonly deliveries: Deliveries,
  ) {}

  /** @returns nothing where no contact has this link. */
  read(tenantId: string, secret: string): Promise<Subscription | undefined> {
    return this.database.inTenant(tenantId, (tx) => find(tx, secret));
  }

  stop(tenantId: string, secret: string): Promise<Subscription | undefined> {
    return this.database.inTenant(tenantId, async (tx) => {
      const stop = `update contacts set stopped = 'unsubscribed', stopped_at = now()
        where unsubscribe_token = $1 and stopped is null`;
      const now = (await changed(tx, stop, [secret])) > 0;
      const found = await find(tx, secret);
      if (!now || !found) return found;
      await this.contacts.audited(tx, found.contact, { action: 'contact.unsubscribed', actor: BY_LINK });
      await this.tell(tx, found.contact.email);
      return found;
    });
  }

  start(tenantId: string, secret: string): Promise<Subscription | undefined> {
    return this.database.inTenant(tenantId, async (tx) => {
      const found = await find(tx, secret);
      if (!found) return undefined;
      if (await this.contacts.lift(tx, found.contact, 'unsubscribed', found.contact.email))
        await this.contacts.audited(tx, found.contact, { action: 'contact.subscribed', actor: BY_LINK });
      return find(tx, secret);
    });
  }

  /** Alerts about open signals show it, and somebody is asked for another contact of each customer. */
  private async tell(tx: Tx, email: string): Promise<void> {
    const ids = await openSignalsOf(tx, email);
    for (const id of ids) {
      const context = await readSignalContext(tx, id, { audience: 'csm', troubleshooting: true, template: null });
      if (context) await this.contacts.askForAnother(tx, email, context, 'unsubscribed');
    }
    await this.deliveries.showState(tx, ids);
  }
}

async function find(tx: Tx, secret: string): Promise<Subscription | undefined> {
  const row = await one<Subscription['contact'] & { product_name: string | null }>(
    tx,
    `select c.tenant_id, c.email, c.stopped, t.product_name
     from contacts c left join tenant_settings t using (tenant_id) where c.unsubscribe_token = $1`,
    [secret],
  );
  return row && { contact: row, product_name: row.product_name ?? 'this product' };
}
