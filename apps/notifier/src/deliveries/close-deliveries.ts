import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { finishStep } from '../workflow/finish-step';
import type { Delivery } from './delivery.entity';
import { PlanDelivery } from './plan-delivery';

const REASON = 'closed_before_told';

/** A signal is over: who was told, or may have been, hears of it; who was not yet, never will. */
@Injectable()
export class CloseDeliveries {
  constructor(private readonly plan: PlanDelivery) {}

  async close(tx: Tx, tenantId: string, signalId: string, occasion: 'resolved' | 'withdrawn'): Promise<void> {
    await tx.query(
      `update workflow_runs set state = 'suppressed', reason = $2 where signal_id = $1 and state = 'held'`,
      [signalId, REASON],
    );
    const [untold] = (await tx.query(
      `update deliveries set state = 'suppressed', reason = $2, settled_at = now()
       where signal_id = $1 and state = 'pending' and occasion not in ('resolved', 'withdrawn') returning step_id`,
      [signalId, REASON],
    )) as [Pick<Delivery, 'step_id'>[], number];
    for (const { step_id } of untold) if (step_id) await finishStep(tx, step_id, 'skipped', REASON);

    const told = (await tx.query(
      `select * from deliveries where signal_id = $1 and occasion = 'opened' and state in ('sent', 'sending', 'ambiguous')`,
      [signalId],
    )) as Delivery[];
    for (const { id, channel, recipient, audience } of told)
      await this.plan.plan(tx, {
        tenant_id: tenantId,
        signal_id: signalId,
        occasion,
        channel,
        recipient,
        audience,
        follows: id,
      });
  }
}
