import { randomUUID } from 'node:crypto';
import { changed, Database, one } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from './execution.entity';
import type { ExecutionRequest } from './execution-request';

export interface PlannedCall {
  connection_code: string;
  capability_version: number;
}

/** An attempt gives up by its own time limit; this long afterwards another process may take its row over. */
const MARGIN_SECONDS = 2;

/** The state of each execution. An update counts only if its owner and attempt still hold the row. */
@Injectable()
export class Ledger {
  /** New at each start, so that a restarted process does not own what its predecessor claimed. */
  readonly owner = randomUUID();
  readonly attemptMs: number;
  readonly leaseSeconds: number;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    { ATTEMPT_SECONDS }: GatewayExecutorConfig,
  ) {
    this.attemptMs = ATTEMPT_SECONDS * 1_000;
    this.leaseSeconds = ATTEMPT_SECONDS + MARGIN_SECONDS;
  }

  find(tenant_id: string, execution_id: string): Promise<Execution | undefined> {
    return this.database.inTenant(tenant_id, (tx) =>
      one<Execution>(tx, 'select * from executions where execution_id = $1', [execution_id]),
    );
  }

  /** The row with this command or idempotency key, even if it belongs to another request. */
  findRequested({ tenant_id, command_id, idempotency_key }: ExecutionRequest): Promise<Execution | undefined> {
    return this.database.inTenant(tenant_id, (tx) =>
      one<Execution>(
        tx,
        'select * from executions where tenant_id = $1 and (command_id = $2 or idempotency_key = $3)',
        [tenant_id, command_id ?? null, idempotency_key ?? null],
      ),
    );
  }

  /** Claims a row that waited for its next attempt; undefined if another process has claimed it. */
  claimRetry(tenant_id: string, execution_id: string): Promise<Execution | undefined> {
    return this.database.inTenant(tenant_id, (tx) =>
      one<Execution>(
        tx,
        `update executions set owner = $2, attempts = attempts + 1,
           lease_until = clock_timestamp() + make_interval(secs => $3)
         where execution_id = $1 and status = 'requested' and owner is null returning *`,
        [execution_id, this.owner, this.leaseSeconds],
      ),
    );
  }

  /** Committed before the call: from now on the provider may have acted. Undefined if the row was taken over. */
  begin(row: Execution, call: PlannedCall): Promise<Execution | undefined> {
    return this.database.inTenant(row.tenant_id, (tx) =>
      one<Execution>(
        tx,
        `update executions set status = 'running', connection_code = $4, capability_version = $5, started_at = coalesce(started_at, $6)
         where execution_id = $1 and owner = $2 and attempts = $3 and status in ('requested', 'running') returning *`,
        [row.execution_id, row.owner, row.attempts, call.connection_code, call.capability_version, this.clock.now()],
      ),
    );
  }

  /** Committed before the call. False if the row was taken over. */
  async keepCustomer(row: Execution, customer_id: string, provider_customer_id: string): Promise<boolean> {
    const kept = await this.database.inTenant(row.tenant_id, (tx) =>
      changed(
        tx,
        `update executions set customer_id = $4, provider_customer_id = $5
         where execution_id = $1 and owner = $2 and attempts = $3 and status = 'running'`,
        [row.execution_id, row.owner, row.attempts, customer_id, provider_customer_id],
      ),
    );
    return kept === 1;
  }

  /** Claims an execution whose end is unknown, unless its provider is being asked at this moment. */
  claimUnknown(tenant_id: string, execution_id: string): Promise<Execution | undefined> {
    return this.database.inTenant(tenant_id, (tx) =>
      one<Execution>(
        tx,
        `update executions set owner = $2, lease_until = clock_timestamp() + make_interval(secs => $3)
         where execution_id = $1 and status = 'unknown' and (lease_until is null or lease_until < clock_timestamp())
         returning *`,
        [execution_id, this.owner, this.leaseSeconds],
      ),
    );
  }
}
