import { randomBytes } from 'node:crypto';
import { Audit, type AuditEntry, changed, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Addressed, StoredRecipient } from '../deliveries/channel';
import { Deliveries } from '../deliveries/deliveries';
import type { Delivery } from '../deliveries/delivery.entity';
import { isTakenBack } from '../roll-back';
import type { SignalContext } from '../signals/signal-context';
import type { Stopped } from '../signals/stopped';
import { contactNamed } from '../signals/wording';
import { ANOTHER_CONTACT } from '../tasks/another-contact';
import { ChangeTask } from '../tasks/change-task';
import { CloseTasks } from '../tasks/close-tasks';
import { CreateTask } from '../tasks/create-task';
import type { Contact } from './contact.entity';
import { openSignalsOf } from './open-signals-of';

/** What is stored about a technical contact. Nothing is stored about people on our side, who cannot unsubscribe. */
export interface EmailRecipient extends StoredRecipient {
  contact?: Contact;
  stopped?: Stopped | null;
}

const DAY_MS = 24 * 3_600_000;
const why: Record<Stopped | 'complained', string> = {
  unsubscribed: 'unsubscribed',
  complained: 'reported an email as spam',
  bounced: 'emails to them bounce',
};
/** Who stopped before the task was closed is not asked for again: whoever closed it knew of that. */
const closedBefore = `select t.id from tasks t join contacts c on c.tenant_id = t.tenant_id and c.email = $3
  where t.signal_id = $1 and t.key = $2 and t.closed_at < c.stopped_at`;
const BY = 'emails to the contact stopped again';
const keyOf = (email: string): string => ANOTHER_CONTACT + email;

type LiftListener = (tx: Tx, tenantId: string, signalId: string) => Promise<void>;

@Injectable()
export class Contacts {
  private listener?: LiftListener;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly tasks: CreateTask,
    private readonly changing: ChangeTask,
    private readonly closing: CloseTasks,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async read(tx: Tx, { audience, tenant_id, recipient }: Addressed): Promise<EmailRecipient> {
    if (audience !== 'contact') return {};
    if (isTakenBack(tx)) {
      const select = 'select * from contacts where tenant_id = $1 and email = $2';
      const known = await one<Contact>(tx, select, [tenant_id, recipient]);
      return { contact: known, stopped: known?.stopped };
    }
    const contact = await one<Contact>(
      tx,
      `insert into contacts (tenant_id, email, unsubscribe_token) values ($1, $2, $3)
       on conflict (tenant_id, email) do update set email = excluded.email returning *`,
      [tenant_id, recipient, randomBytes(24).toString('base64url')],
    );
    return { contact, stopped: contact?.stopped };
  }

  /** The contact's address does not exist: nothing is sent to it any more. */
  async bounced(
    tx: Tx,
    delivery: Pick<Delivery, 'tenant_id' | 'recipient'>,
    context: Pick<SignalContext, 'signal'>,
  ): Promise<void> {
    await changed(
      tx,
      `update contacts set stopped = 'bounced', stopped_at = now() where tenant_id = $1 and email = $2 and stopped is null`,
      [delivery.tenant_id, delivery.recipient],
    );
    await this.askForAnother(tx, delivery.recipient, context, 'bounced');
  }

  /**
   * A task, once for each customer and contact, whichever signal shows it first. Where the signal's was closed because the
   * contact was emailed again, it opens again.
   */
  async askForAnother(
    tx: Tx,
    email: string,
    { signal }: Pick<SignalContext, 'signal'>,
    stopped: keyof typeof why,
  ): Promise<void> {
    const { customer, signal_id, severity } = signal.snapshot;
    const key = keyOf(email);
    // Of several deliveries to this contact at once, each waits for the one before.
    const lock = 'select 1 from contacts where tenant_id = $1 and email = $2 for update';
    if (!isTakenBack(tx)) await one(tx, lock, [signal.tenant_id, email]);
    const open = `select 1 from tasks where key = $1 and status = 'open' and customer_id is not distinct from $2`;
    if (await one(tx, open, [key, customer?.customer_id ?? null])) return;
    const asked = {
      title: `Another technical contact is needed for ${customer?.name ?? 'this account'}: ${contactNamed(signal.snapshot, email)} (${why[stopped]})`,
      priority: severity,
      due_at: new Date(this.clock.now().getTime() + DAY_MS),
    };
    const isNew = await this.tasks.create(tx, {
      ...asked,
      tenant_id: signal.tenant_id,
      signal_id,
      customer_id: customer?.customer_id,
      key,
      assignee: customer?.csm?.email,
      closes_with_signal: false,
    });
    if (isNew || isTakenBack(tx)) return;
    const closed = await one<{ id: string }>(tx, closedBefore, [signal_id, key, email]);
    if (!closed) return;
    await this.changing.change(tx, closed.id, asked, BY);
    await this.changing.reopen(tx, closed.id, BY);
  }

  /** Records in the audit log what somebody decided about emails to a contact. */
  async audited(
    tx: Tx,
    { tenant_id, email }: Pick<Contact, 'tenant_id' | 'email'>,
    { action, actor }: Pick<AuditEntry, 'action' | 'actor'>,
  ): Promise<void> {
    await this.audit.record(tx, { tenant_id, actor, action, subject_type: 'contact', subject_id: email });
  }

  /** The workflow listens: it tells the contact of open signals what they were not told. */
  onLifted(listener: LiftListener): void {
    this.listener = listener;
  }

  /**
   * Emails go to the contact again, who is told of the signals that are still open.
   * @returns whether emails were stopped for this reason.
   */
  async lift(tx: Tx, contact: Pick<Contact, 'tenant_id' | 'email'>, stopped: Stopped, by: string): Promise<boolean> {
    const open = await openSignalsOf(tx, contact.email, 'for update');
    const lifted = await changed(
      tx,
      `update contacts set stopped = null, stopped_at = null where tenant_id = $1 and email = $2 and stopped = $3`,
      [contact.tenant_id, contact.email, stopped],
    );
    if (lifted === 0) return false;
    await this.closing.closeWithKey(tx, keyOf(contact.email), by);
    for (const id of open) await this.listener?.(tx, contact.tenant_id, id);
    await this.deliveries.showState(tx, open);
    return true;
  }
}
