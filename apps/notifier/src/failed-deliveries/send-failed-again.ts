import { Audit, Database, one } from '@linesman/persistence';
import { notFound, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries/delivery.entity';
import { SendAgain } from '../deliveries/send-again';
import { lockSignal } from '../signals/lock-signal';

/** A person has a message sent again that was given up. */
@Injectable()
export class SendFailedAgain {
  constructor(
    private readonly database: Database,
    private readonly deliveries: SendAgain,
    private readonly audit: Audit,
  ) {}

  /** @throws where the tenant has no such message, it has not failed, or another channel told its reader. */
  async send(tenantId: string, id: string, actor: string): Promise<void> {
    await this.database.inTenant(tenantId, async (tx) => {
      const delivery = await one<Pick<Delivery, 'signal_id' | 'state'>>(
        tx,
        'select signal_id, state from deliveries where id = $1',
        [id],
      );
      if (!delivery) throw notFound('delivery');
      // In this order, as the handlers of events do.
      await lockSignal(tx, tenantId, delivery.signal_id);
      const begun = await this.deliveries.begin(tx, id);
      if (!begun) throw delivery.state === 'failed' ? toldOtherwise() : notFailed();
      const { signal_id, occasion, channel } = begun;
      await this.audit.record(tx, {
        tenant_id: tenantId,
        actor,
        action: 'delivery.sent_again',
        subject_type: 'delivery',
        subject_id: id,
        detail: { signal_id, occasion, channel },
      });
    });
  }
}

const notFailed = () =>
  new Problem(
    409,
    'not-failed',
    'Only a message that failed can be sent again. This one was sent, is being sent, or must not be sent.',
  );
const toldOtherwise = () =>
  new Problem(
    409,
    'told-otherwise',
    'The same person is told the same on another channel, or this is being sent again.',
  );
