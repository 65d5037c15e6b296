import { Database, one } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { PROVIDERS } from '../providers/providers.module';
import type { Execution } from './execution.entity';
import { executionIdOf } from './execution-id';
import { type ExecutionRequest, requestHash } from './execution-request';
import { Ledger, type PlannedCall } from './ledger';
import { WriteMany } from './write-many.system';

/** claimed: a new row. taken_over: the process that worked on it died. waiting: until its next attempt or its release. */
export interface Claim {
  kind: 'claimed' | 'taken_over' | 'finished' | 'waiting' | 'in_progress' | 'conflict';
  row: Execution;
}

/** Writes a request into the ledger for this process, or finds the row that has its command or idempotency key. */
@Injectable()
export class ClaimExecution {
  private readonly syncCapabilities: Set<string>;

  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly writes: WriteMany,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
    @Inject(PROVIDERS) providers: Providers,
  ) {
    const capabilities = [...providers.values()].flatMap(({ manifest }) => manifest.capabilities);
    this.syncCapabilities = new Set(
      capabilities.flatMap(({ capability_code, sync }) => (sync ? [capability_code] : [])),
    );
  }

  /** @param call of an admitted request: the claim and the mark that the call begins are one statement. */
  async claim(request: ExecutionRequest, call?: PlannedCall): Promise<Claim> {
    const row = this.newRow(request, call);
    const lease_until = await this.writes.claim(row);
    if (lease_until) return { kind: 'claimed', row: { ...row, lease_until } };
    // There is no existing row if it was deleted since the insert found it.
    return (await this.existing(request, row.request_hash)) ?? this.claim(request, call);
  }

  /** For how long failures of a capability are retried if nobody says otherwise. */
  usualSeconds(capability_code: string): number {
    const { SYNC_DEADLINE_SECONDS, DEFAULT_DEADLINE_SECONDS } = this.config;
    return this.syncCapabilities.has(capability_code) ? SYNC_DEADLINE_SECONDS : DEFAULT_DEADLINE_SECONDS;
  }

  private existing(request: ExecutionRequest, hash: string): Promise<Claim | undefined> {
    return this.database.inTenant(request.tenant_id, async (tx) => {
      const found = await one<Execution & { live: boolean }>(
        tx,
        `select *, lease_until > clock_timestamp() as live from executions
         where tenant_id = $1 and (command_id = $2 or idempotency_key = $3) order by command_id = $2 desc nulls last limit 1`,
        [request.tenant_id, request.command_id ?? null, request.idempotency_key ?? null],
      );
      if (!found) return undefined;
      const { live, ...row } = found;
      if (row.request_hash !== hash) return { kind: 'conflict', row };
      if (row.status === 'parked') return { kind: 'waiting', row };
      if (row.status !== 'requested' && row.status !== 'running') return { kind: 'finished', row };
      if (!row.owner) return { kind: 'waiting', row };
      if (live) return { kind: 'in_progress', row };
      const taken = await one<Execution>(tx, takeOver, [
        row.execution_id,
        row.attempts,
        this.ledger.owner,
        this.ledger.leaseSeconds,
      ]);
      return taken ? { kind: 'taken_over', row: taken } : { kind: 'in_progress', row };
    });
  }

  private newRow(request: ExecutionRequest, call?: PlannedCall): Execution {
    const now = this.clock.now();
    return {
      execution_id: executionIdOf(request),
      tenant_id: request.tenant_id,
      command_id: request.command_id ?? null,
      idempotency_key: request.idempotency_key ?? null,
      request_hash: requestHash(request),
      integration_id: request.integration_id,
      connection_code: call?.connection_code ?? '',
      capability_code: request.capability_code,
      capability_version: call?.capability_version ?? request.capability_version ?? null,
      parameters: request.parameters,
      customer_id: null,
      provider_customer_id: null,
      requested_by: request.requested_by,
      requested_roles: request.requested_roles,
      permitted: request.permitted,
      correlation_id: request.correlation_id,
      status: call ? 'running' : 'requested',
      owner: this.ledger.owner,
      lease_until: null,
      attempts: 1,
      takeovers: 0,
      may_have_acted: false,
      reconcile_at: null,
      reconciliations: 0,
      deadline: deadlineOf(request, now, this.usualSeconds(request.capability_code)),
      park_until: request.park_until ?? null,
      accepted_at: request.park_until ? (request.accepted_at ?? now) : null,
      times_parked: 0,
      result: null,
      error: null,
      observation: null,
      created_at: now,
      started_at: call ? now : null,
      finished_at: null,
      answer_forgotten: false,
      version: 0,
    };
  }
}

/** A caller may name a later time, but not one that keeps the row for ever. */
const LONGEST_MS = 24 * 60 * 60_000;

const deadlineOf = ({ deadline }: ExecutionRequest, now: Date, seconds: number): Date =>
  new Date(Math.min(deadline?.getTime() ?? now.getTime() + seconds * 1_000, now.getTime() + LONGEST_MS));

const takeOver = `update executions set owner = $3, attempts = attempts + 1, takeovers = takeovers + 1,
    lease_until = clock_timestamp() + make_interval(secs => $4)
  where execution_id = $1 and attempts = $2 and lease_until < clock_timestamp() returning *`;
