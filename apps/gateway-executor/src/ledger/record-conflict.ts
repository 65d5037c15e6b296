import { randomUUID } from 'node:crypto';
import { executionFailed } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Database, one } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Execution } from './execution.entity';
import { type ExecutionRequest, requestHash } from './execution-request';
import { permanentError } from './outcome';
import { askerOf, refOf } from './record-outcome';

/**
 * A command whose idempotency key belongs to another request fails as an execution of its own, stored without the key.
 * Its command id makes it unique, so a second delivery of the command adds nothing.
 */
@Injectable()
export class RecordConflict {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async record(request: ExecutionRequest, first: Execution): Promise<void> {
    const error = permanentError(
      'idempotency_conflict',
      `This idempotency key belongs to execution ${first.execution_id}.`,
    );
    const now = this.clock.now();
    await this.database.inTenant(request.tenant_id, async (tx) => {
      const row = await one<Execution>(
        tx,
        `insert into executions (execution_id, tenant_id, command_id, request_hash, integration_id, capability_code,
           capability_version, parameters, requested_by, correlation_id, status, error, deadline, created_at, finished_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'failed', $11, $12, $12, $12, 1)
         on conflict do nothing returning *`,
        [
          randomUUID(),
          request.tenant_id,
          request.command_id ?? null,
          requestHash(request),
          request.integration_id,
          request.capability_code,
          request.capability_version ?? null,
          JSON.stringify(request.parameters),
          request.requested_by,
          request.correlation_id,
          JSON.stringify(error),
          now,
        ],
      );
      if (!row) return;
      await this.outbox.emit(tx, executionFailed, {
        tenantId: row.tenant_id,
        aggregateId: row.execution_id,
        aggregateVersion: 1,
        asker: askerOf(request),
        data: { ...refOf(row), idempotency_key: request.idempotency_key, error },
      });
    });
  }
}
