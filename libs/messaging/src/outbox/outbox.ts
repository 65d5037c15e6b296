import {
  type CommandContract,
  type Envelope,
  type EventContract,
  type ServiceTopology,
  topology,
  vouchedSubject,
} from '@linesman/contracts';
import { afterCommit, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { buildEnvelope, type NewMessage } from './build-envelope';
import { type OutboxMessage, OutboxPublisher } from './outbox-publisher';

/** `body` goes into the column `envelope`. */
export interface OutboxRow extends OutboxMessage {
  tenant_id: string;
}

/** Where events and commands are handed in: in the transaction that makes them true. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    private readonly publisher: OutboxPublisher,
    private readonly clock: Clock,
  ) {}

  /** Returns the event's id. It is published once the transaction has committed, now or by the relay. */
  async emit<T extends object>(tx: Tx, contract: EventContract<T>, message: NewMessage<T>): Promise<string> {
    const row = this.compose(contract, message);
    await this.put(tx, row);
    return row.id;
  }

  /** For a statement that writes the row beside what it tells of; then comes {@link committed}. */
  compose<T extends object>(contract: EventContract<T>, message: NewMessage<T>): OutboxRow {
    if (contract.producer !== this.config.service)
      throw new Error(`${this.config.service} does not publish ${contract.type}`);
    const envelope = buildEnvelope(contract, this.config.service, message, this.clock.now());
    return rowOf(contract.subject, envelope, message.tenantId);
  }

  committed(row: OutboxRow): void {
    this.publisher.publishNow(row);
  }

  /**
   * Returns the command's id. NATS vouches for this service: its word alone says that it may be executed, and in which
   * tenant's name, which may be another than the transaction's (the platform's own).
   */
  async command<T extends object>(tx: Tx, contract: CommandContract<T>, message: NewMessage<T>): Promise<string> {
    const { commands }: ServiceTopology = topology[this.config.service];
    if (!commands.includes(contract.type)) throw new Error(`${this.config.service} does not ask for ${contract.type}`);
    const envelope = buildEnvelope(contract, this.config.service, message, this.clock.now());
    const rows = (await tx.query(`select current_setting('app.tenant') as tenant`)) as { tenant: string }[];
    await this.put(tx, rowOf(vouchedSubject(contract.subject, this.config.service), envelope, rows[0]!.tenant));
    return envelope.id;
  }

  private async put(tx: Tx, row: OutboxRow): Promise<void> {
    const values = [row.id, row.tenant_id, row.subject, row.body];
    await tx.query('insert into outbox (id, tenant_id, subject, envelope) values ($1, $2, $3, $4)', values);
    afterCommit(tx, () => this.committed(row));
  }
}

const rowOf = (subject: string, envelope: Envelope, tenant_id: string): OutboxRow => ({
  id: envelope.id,
  tenant_id,
  subject,
  body: JSON.stringify(envelope),
});
