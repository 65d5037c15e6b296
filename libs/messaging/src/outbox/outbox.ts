import type { EventContract } from '@linesman/contracts';
import { afterCommit, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { buildEnvelope, type NewMessage } from './build-envelope';
import { OutboxPublisher } from './outbox-publisher';

/** Where events are handed in: in the transaction that makes them true. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    private readonly publisher: OutboxPublisher,
    private readonly clock: Clock,
  ) {}

  /** Returns the event's id. It is published once the transaction has committed, now or by the relay. */
  async emit<T extends object>(tx: Tx, contract: EventContract<T>, message: NewMessage<T>): Promise<string> {
    if (contract.producer !== this.config.service)
      throw new Error(`${this.config.service} does not publish ${contract.type}`);
    const envelope = buildEnvelope(contract, this.config.service, message, this.clock.now());
    const body = JSON.stringify(envelope);
    await tx.query('insert into outbox (id, tenant_id, subject, envelope) values ($1, $2, $3, $4)', [
      envelope.id,
      message.tenantId,
      contract.subject,
      body,
    ]);
    afterCommit(tx, () => this.publisher.publishNow({ id: envelope.id, subject: contract.subject, body }));
    return envelope.id;
  }
}
