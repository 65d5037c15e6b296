import { parkedRequestsChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { changedMuch } from './changed-much';
import type { ParkedLine } from './parked-line.entity';

/** Somebody has cancelled some. It is always told. */
export interface Cancellation {
  by: string;
  count: number;
}

/** Says how many requests of an integration are parked, where that has changed much. The caller has locked the line. */
@Injectable()
export class TellParked {
  constructor(private readonly outbox: Outbox) {}

  /** @returns how many are parked. */
  async tell(tx: Tx, line: ParkedLine, cancellation?: Cancellation): Promise<number> {
    const { tenant_id, integration_id, connection_code, since, succeeded, failed, unknown, cancelled, expired } = line;
    const found = await one<{ parked: number; oldest_at: Date | null }>(
      tx,
      `select count(*)::int as parked, min(accepted_at) as oldest_at from executions
       where tenant_id = $1 and integration_id = $2 and status = 'parked'`,
      [tenant_id, integration_id],
    );
    const { parked, oldest_at } = found!;
    // One that was released is still to end, or may be parked again.
    const ended = parked === 0 && line.current_execution_id === null;
    const counts = parked > 0 || ended;
    if (!cancellation && !(counts && changedMuch(line.told, parked))) return parked;
    const version = line.version + 1;
    await changed(tx, 'update parked_lines set told = $3, version = $4 where tenant_id = $1 and integration_id = $2', [
      tenant_id,
      integration_id,
      parked,
      version,
    ]);
    await this.outbox.emit(tx, parkedRequestsChanged, {
      tenantId: tenant_id,
      aggregateId: integration_id,
      aggregateVersion: version,
      data: {
        integration_id,
        connection_code,
        parked,
        ...(since ? { since: since.toISOString() } : {}),
        ...(oldest_at ? { oldest_at: oldest_at.toISOString() } : {}),
        succeeded,
        failed,
        unknown,
        cancelled,
        expired,
        ...(cancellation ? { cancelled_by: cancellation.by, cancelled_now: cancellation.count } : {}),
      },
    });
    return parked;
  }
}
