import { riskSignalAcknowledgementEnded } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { OpenSignal } from './open-signal';

const acknowledged = 'select 1 from signal_handling where signal_id = $1 and acknowledged_until > $2';

/** Publishes that an acknowledgement ends before its time. Whoever lets it end calls this first. */
@Injectable()
export class EndAcknowledgement {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The signal's row is locked. */
  async end(tx: Tx, { signal_id, tenant_id }: OpenSignal, by: string): Promise<void> {
    const now = this.clock.now();
    if (!(await one(tx, acknowledged, [signal_id, now]))) return;
    await this.outbox.emit(tx, riskSignalAcknowledgementEnded, {
      tenantId: tenant_id,
      aggregateId: signal_id,
      data: { signal_id, ended_by: by, ended_at: now.toISOString() },
    });
  }
}
