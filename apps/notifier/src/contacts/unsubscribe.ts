import { Database, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { PageSender } from '../contact-pages/contact-page';
import type { Contact } from './contact.entity';
import { Contacts } from './contacts';
import { StopContact } from './stop-contact';

export interface Subscription {
  contact: Pick<Contact, 'tenant_id' | 'email' | 'stopped'>;
  sender: PageSender;
}

/** The actor of whoever has the link in an email to a contact. */
const BY_LINK = 'contact';

/** What a contact decides with the link in an email: no more emails, or emails again. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly database: Database,
    private readonly contacts: Contacts,
    private readonly stopping: StopContact,
  ) {}

  /** @returns nothing where no contact has this link. */
  read(tenantId: string, secret: string): Promise<Subscription | undefined> {
    return this.database.inTenant(tenantId, (tx) => find(tx, secret));
  }

  stop(tenantId: string, secret: string): Promise<Subscription | undefined> {
    return this.database.inTenant(tenantId, async (tx) => {
      const found = await find(tx, secret);
      if (!found) return undefined;
      await this.stopping.stop(tx, found.contact, 'unsubscribed');
      return find(tx, secret);
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
}

async function find(tx: Tx, secret: string): Promise<Subscription | undefined> {
  const row = await one<Subscription['contact'] & { sender: PageSender | null }>(
    tx,
    `select c.tenant_id, c.email, c.stopped, to_jsonb(t) as sender
     from contacts c left join tenant_settings t using (tenant_id) where c.unsubscribe_token = $1`,
    [secret],
  );
  return row && { contact: row, sender: row.sender ?? { tenant_id: row.tenant_id, product_name: 'this product' } };
}
