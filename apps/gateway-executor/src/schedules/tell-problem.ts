import { type ExecutionError, syncProblemChanged } from '@linesman/contracts';
import { Outbox, type OutboxRow } from '@linesman/messaging';
import { Injectable } from '@nestjs/common';
import type { Schedule } from './schedule.entity';

/** Says which problem a schedule has, as its row has it now. */
@Injectable()
export class TellProblem {
  constructor(private readonly outbox: Outbox) {}

  /** @param since when the run was due that failed or did not come, or when the problem ended. */
  compose(row: Schedule, since: Date, error?: ExecutionError): OutboxRow {
    const { schedule_id, integration_id, connection_code, capability_code, problem, last_success_at } = row;
    return this.outbox.compose(syncProblemChanged, {
      tenantId: row.tenant_id,
      aggregateId: schedule_id,
      aggregateVersion: row.version,
      data: {
        schedule_id,
        integration_id,
        connection_code,
        capability_code,
        ...(problem ? { problem } : {}),
        since: since.toISOString(),
        ...(last_success_at ? { last_success_at: last_success_at.toISOString() } : {}),
        ...(error ? { error } : {}),
      },
    });
  }
}
