import {
  type CommandContract,
  type Envelope,
  type EventContract,
  publishedSubject,
  type ServiceTopology,
  topology,
  vouchedSubject,
} from '@linesman/contracts';
import { afterCommit, changed, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { buildEnvelope, type NewMessage } from './build-envelope';
import { OutboxPublisher } from './outbox-publisher';
import type { OutboxMessage } from './outbox-rows.system';

/** `body` is the column `envelope`. */
export interface OutboxRow extends OutboxMessage {
  /** Nobody waits for it: it is published a moment after the commit, together with others. */
  may_wait?: boolean;
}

/** Writes events and commands in the transaction of the change that they tell. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    private readonly publisher: OutboxPublisher,
    private readonly clock: Clock,
  ) {}

  /** @returns the event's id. The event is published after the commit, by this process or by the relay. */
  async emit<T extends object>(tx: Tx, contract: EventContract<T>, message: NewMessage<T>): Promise<string> {
    const row = this.compose(contract, message);
    await this.putAll(tx, [row]);
    return row.id;
  }

  /** For a caller that writes the row by {@link putAll}, or itself and calls {@link publishCommitted} after the commit. */
  compose<T extends object>(contract: EventContract<T>, message: NewMessage<T>): OutboxRow {
    if (contract.producer !== this.config.service)
      throw new Error(`${this.config.service} does not publish ${contract.type}`);
    const envelope = buildEnvelope(contract, this.config.service, message, this.clock.now());
    return rowOf(publishedSubject(contract, message.asker), envelope, message.tenantId);
  }

  publishCommitted(row: OutboxRow): void {
    if (row.may_wait) this.publisher.publishSoon(row);
    else this.publisher.publishNow(row);
  }

  /**
   * The receiver trusts this service, because NATS lets nobody else publish on its subject: the command needs no grant.
   * It may be for another tenant than the transaction's, the platform tenant for example.
   * @returns the command's id.
   */
  async command<T extends object>(tx: Tx, contract: CommandContract<T>, message: NewMessage<T>): Promise<string> {
    const own = await one<{ tenant: string }>(tx, `select current_setting('app.tenant') as tenant`);
    const row = { ...this.composeCommand(contract, message), tenant_id: own!.tenant };
    await this.putAll(tx, [row]);
    return row.id;
  }

  /** For a caller that writes the rows of several tenants by {@link putAll}. */
  composeCommand<T extends object>(contract: CommandContract<T>, message: NewMessage<T>): OutboxRow {
    const { service } = this.config;
    const { commands }: ServiceTopology = topology[service];
    if (!commands.includes(contract.type)) throw new Error(`${service} does not ask for ${contract.type}`);
    const envelope = buildEnvelope(contract, service, message, this.clock.now());
    return rowOf(vouchedSubject(contract.subject, service), envelope, message.tenantId);
  }

  /** Writes composed rows with one statement. They are published after the commit, as with {@link emit}. */
  async putAll(tx: Tx, all: OutboxRow[]): Promise<void> {
    if (all.length === 0) return;
    await changed(
      tx,
      `insert into outbox (id, tenant_id, subject, envelope)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::json[])`,
      [
        all.map(({ id }) => id),
        all.map((row) => row.tenant_id),
        all.map((row) => row.subject),
        all.map((row) => row.body),
      ],
    );
    afterCommit(tx, () => all.forEach((row) => this.publishCommitted(row)));
  }
}

const rowOf = (subject: string, envelope: Envelope, tenant_id: string): OutboxRow => ({
  id: envelope.id,
  tenant_id,
  subject,
  body: JSON.stringify(envelope),
});
