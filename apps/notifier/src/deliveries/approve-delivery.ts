import { afterCommit, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Delivery } from './delivery.entity';
import { DeliveryStates } from './delivery-states';
import { DeliveryWorker } from './delivery-worker';
import { WORKING_HOURS } from './insert-delivery';

/** The reason on a delivery that a person rejected. The same is not asked again. */
export const REJECTED = 'rejected';

/** What becomes of a delivery that waits for approval. */
@Injectable()
export class ApproveDelivery {
  constructor(
    private readonly states: DeliveryStates,
    private readonly worker: DeliveryWorker,
  ) {}

  /** Sends what waits for approval, or lets it wait for working hours. @returns whether it waited for approval. */
  async approve(tx: Tx, id: string): Promise<boolean> {
    const approved = await one<Pick<Delivery, 'tenant_id' | 'channel'>>(
      tx,
      `update deliveries set state = 'pending', due_at = greatest(next_attempt_at, clock_timestamp()), reason = case when next_attempt_at > clock_timestamp() then $2 end
       where id = $1 and state = 'awaiting_approval' returning tenant_id, channel`,
      [id, WORKING_HOURS],
    );
    if (approved) afterCommit(tx, () => this.worker.now({ ...approved, kind: 'send', id }));
    return approved !== undefined;
  }

  /** @returns whether it waited for approval. */
  async reject(tx: Tx, id: string): Promise<boolean> {
    const rejected = await one<Pick<Delivery, 'step_id'>>(
      tx,
      `update deliveries set state = 'suppressed', reason = $2, settled_at = now()
       where id = $1 and state = 'awaiting_approval' returning step_id`,
      [id, REJECTED],
    );
    if (rejected) await this.states.report(tx, { ...rejected, state: 'suppressed', reason: REJECTED });
    return rejected !== undefined;
  }
}
