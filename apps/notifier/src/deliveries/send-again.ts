import { afterCommit, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from './channel-registry';
import type { Delivery } from './delivery.entity';
import { DeliveryWorker } from './delivery-worker';
import { markChanged } from './mark-changed';

/** Of a failed delivery `d`: no other channel has told, or is to tell, the same person the same thing. */
export const reachedNobody = `not exists (select from deliveries o where o.signal_id = d.signal_id and o.occasion = d.occasion
  and o.recipient = d.recipient and o.state not in ('failed', 'suppressed'))`;

type SentAgain = Pick<
  Delivery,
  'id' | 'tenant_id' | 'signal_id' | 'occasion' | 'channel' | 'audience' | 'recipient' | 'state'
>;

/** Begins a failed delivery anew, with all its attempts. When it is claimed it is decided again whether it is sent. */
@Injectable()
export class SendAgain {
  constructor(
    private readonly channels: ChannelRegistry,
    private readonly worker: DeliveryWorker,
  ) {}

  /** What may have arrived is looked for first. @returns nothing unless it has failed and reached nobody. */
  async begin(tx: Tx, id: string): Promise<SentAgain | undefined> {
    const begun = await one<SentAgain>(
      tx,
      `update deliveries d set state = case when ambiguous_since is null then 'pending' else 'ambiguous' end, reason = null, digest = null,
         attempts = 0, next_attempt_at = clock_timestamp(), due_at = clock_timestamp(), settled_at = null
       where id = $1 and state = 'failed' and ${reachedNobody}
       returning id, tenant_id, signal_id, occasion, channel, audience, recipient, state`,
      [id],
    );
    if (!begun) return undefined;
    // The CSM's message says what became of an email that they asked for.
    if (begun.audience === 'contact') await markChanged(tx, [begun.signal_id], this.channels.editing);
    afterCommit(tx, () => this.worker.now({ ...begun, kind: 'send' }));
    return begun;
  }
}
