import { randomUUID } from 'node:crypto';
import { customerHealthScoreAdjusted } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { HealthScoreAdjustment } from './health-score-adjustment.entity';
import { lockScore, scoreOf, valueOf } from './score-of';

type NewAdjustment = Pick<
  HealthScoreAdjustment,
  'tenant_id' | 'customer_id' | 'signal_id' | 'key' | 'adjustment' | 'reason'
>;

@Injectable()
export class AdjustHealthScore {
  constructor(private readonly outbox: Outbox) {}

  /** Once for each signal and key. */
  adjust(tx: Tx, adjustment: NewAdjustment): Promise<void> {
    return this.record(tx, adjustment, null);
  }

  /** Gives back all that the signal took from a score and that was not given back yet. */
  async giveBack(tx: Tx, signalId: string): Promise<void> {
    const taken = await rows<HealthScoreAdjustment>(
      tx,
      `select * from health_score_adjustments a where signal_id = $1 and gives_back is null
         and not exists (select 1 from health_score_adjustments b where b.gives_back = a.id)`,
      [signalId],
    );
    for (const { id, tenant_id, customer_id, key, adjustment, reason } of taken) {
      const back = {
        tenant_id,
        customer_id,
        signal_id: signalId,
        key: `${key}.given_back`,
        adjustment: -adjustment,
        reason: `Resolved: ${reason}`,
      };
      await this.record(tx, back, id);
    }
  }

  private async record(tx: Tx, adjustment: NewAdjustment, givesBack: string | null): Promise<void> {
    const { tenant_id, customer_id, signal_id, key, reason } = adjustment;
    const id = randomUUID();
    await lockScore(tx, customer_id);
    const { base, adjustment: before } = await scoreOf(tx, customer_id);
    const value = valueOf(base, before + adjustment.adjustment);
    const inserted = await changed(
      tx,
      `insert into health_score_adjustments
         (id, tenant_id, customer_id, signal_id, key, adjustment, reason, gives_back, value)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [id, tenant_id, customer_id, signal_id, key, adjustment.adjustment, reason, givesBack, value],
    );
    if (inserted === 0) return;
    await this.outbox.emit(tx, customerHealthScoreAdjusted, {
      tenantId: tenant_id,
      aggregateId: id,
      aggregateVersion: 1,
      data: {
        adjustment_id: id,
        customer_id,
        signal_id,
        adjustment: adjustment.adjustment,
        reason,
        ...(value !== null && { value }),
      },
    });
  }
}
