import { randomBytes } from 'node:crypto';
import { changed, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ClaimedDelivery, StoredRecipient } from '../../deliveries/channel';
import type { Delivery } from '../../deliveries/delivery.entity';
import { CreateTask } from '../../tasks/create-task';
import type { Contact } from './contact.entity';

/** What is stored about a technical contact. Nothing is stored about people on our side, who cannot unsubscribe. */
export interface EmailRecipient extends StoredRecipient {
  contact?: Contact;
}

const DAY_MS = 24 * 3_600_000;

@Injectable()
export class Contacts {
  constructor(
    private readonly tasks: CreateTask,
    private readonly clock: Clock,
  ) {}

  async read(tx: Tx, { audience, tenant_id, recipient }: Delivery): Promise<EmailRecipient> {
    if (audience !== 'contact') return {};
    const contact = await one<Contact>(
      tx,
      `insert into contacts (tenant_id, email, unsubscribe_token) values ($1, $2, $3)
       on conflict (tenant_id, email) do update set email = excluded.email returning *`,
      [tenant_id, recipient, randomBytes(24).toString('base64url')],
    );
    return { contact, stopped: contact?.stopped };
  }

  /** The contact's address does not exist: nothing is sent to it any more, and somebody has to find another contact. */
  async stop(tx: Tx, { delivery, signal }: ClaimedDelivery): Promise<void> {
    const { tenant_id, signal_id, recipient } = delivery;
    await changed(
      tx,
      `update contacts set stopped = 'bounced', stopped_at = now() where tenant_id = $1 and email = $2`,
      [tenant_id, recipient],
    );
    const { customer } = signal.snapshot;
    await this.tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key: `bounced.${recipient}`,
      title: `Find a new technical contact for ${customer?.name}: emails to ${recipient} bounce`,
      priority: 'high',
      assignee: customer?.csm?.email,
      due_at: new Date(this.clock.now().getTime() + DAY_MS),
      closes_with_signal: false,
    });
  }
}
