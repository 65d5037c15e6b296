import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from './execution.entity';
import { PROVIDERS } from './plan-call';
import { insertedValues, insertExecution, newExecution } from './new-execution';

/** One capability of one integration, asked for by a verified caller. */
export interface ExecutionRequest {
  tenant_id: string;
  command_id?: string;
  idempotency_key?: string;
  integration_id: string;
  capability_code: string;
  capability_version?: number;
  parameters: Record<string, unknown>;
  requested_by: string;
  requested_roles: string[];
  /** One of our own services asks, which has judged already whether this may be. */
  permitted: boolean;
  correlation_id: string;
  deadline?: Date;
}

/** Set where the integration is known already: the call begins with the claim. */
export interface KnownCall {
  connection_code: string;
  capability_version: number;
}

export type Claim = {
  kind: 'mine' | 'taken_over' | 'finished' | 'waiting' | 'in_progress' | 'conflict';
  row: Execution;
};

/** After this, what an attempt began has certainly been given up by its own time limit. */
const MARGIN_SECONDS = 2;

/** Who works on what, and what came of it. Every transition is fenced by owner and attempt. */
@Injectable()
export class Ledger {
  /** New with each start: a process that died is not the one that comes after it. */
  readonly owner = randomUUID();
  readonly leaseSeconds: number;
  /** Capabilities that take their time. */
  private readonly syncs: Set<string>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
    @Inject(PROVIDERS) providers: Providers,
  ) {
    this.leaseSeconds = config.ATTEMPT_SECONDS + MARGIN_SECONDS;
    const capabilities = [...providers.values()].flatMap(({ manifest }) => manifest.capabilities);
    this.syncs = new Set(capabilities.flatMap(({ capability_code, sync }) => (sync ? [capability_code] : [])));
  }

  async claim(request: ExecutionRequest, known?: KnownCall): Promise<Claim> {
    const row = this.newRow(request, known);
    const values = insertedValues(row, this.leaseSeconds);
    const [inserted] = await this.database.queryInTenant<Pick<Execution, 'lease_until'>>(
      row.tenant_id,
      insertExecution,
      values,
    );
    if (inserted) return { kind: 'mine', row: { ...row, ...inserted } };
    // Nothing when it was forgotten just now.
    return (await this.standing(request, row.request_hash)) ?? this.claim(request, known);
  }

  /** What was asked for before, and whose it is. */
  private standing(request: ExecutionRequest, hash: string): Promise<Claim | undefined> {
    return this.database.inTenant(request.tenant_id, async (tx) => {
      const found = (await tx.query(
        `select *, lease_until > clock_timestamp() as live from executions
         where tenant_id = $1 and (command_id = $2 or idempotency_key = $3) order by command_id = $2 desc nulls last limit 1`,
        [request.tenant_id, request.command_id ?? null, request.idempotency_key ?? null],
      )) as (Execution & { live: boolean })[];
      if (!found[0]) return undefined;
      const { live, ...row } = found[0];
      if (row.request_hash !== hash) return { kind: 'conflict', row };
      if (row.status !== 'requested' && row.status !== 'running') return { kind: 'finished', row };
      if (!row.owner) return { kind: 'waiting', row };
      if (live) return { kind: 'in_progress', row };
      const [taken] = (await tx.query(TAKE_OVER, [row.execution_id, row.attempts, this.owner, this.leaseSeconds])) as [
        Execution[],
        number,
      ];
      return taken[0] ? { kind: 'taken_over', row: taken[0] } : { kind: 'in_progress', row };
    });
  }

  async find(tenant_id: string, execution_id: string): Promise<Execution | undefined> {
    const [row] = (await this.database.inTenant(tenant_id, (tx) =>
      tx.query('select * from executions where execution_id = $1', [execution_id]),
    )) as Execution[];
    return row;
  }

  /** What stands under its command or key already, whatever was asked for. */
  async findAsked({ tenant_id, command_id, idempotency_key }: ExecutionRequest): Promise<Execution | undefined> {
    const [row] = (await this.database.inTenant(tenant_id, (tx) =>
      tx.query('select * from executions where tenant_id = $1 and (command_id = $2 or idempotency_key = $3)', [
        tenant_id,
        command_id ?? null,
        idempotency_key ?? null,
      ]),
    )) as Execution[];
    return row;
  }

  /** Takes up what waited for its next attempt; nothing when somebody else has. */
  async resume(tenant_id: string, execution_id: string): Promise<Execution | undefined> {
    const [rows] = (await this.database.inTenant(tenant_id, (tx) =>
      tx.query(
        `update executions set owner = $2, attempts = attempts + 1,
           lease_until = clock_timestamp() + make_interval(secs => $3)
         where execution_id = $1 and status = 'requested' and owner is null returning *`,
        [execution_id, this.owner, this.leaseSeconds],
      ),
    )) as [Execution[], number];
    return rows[0];
  }

  /** Committed before the call: from here on the provider may have acted. */
  async begin(row: Execution, call: KnownCall): Promise<Execution | undefined> {
    const [rows] = (await this.database.inTenant(row.tenant_id, (tx) =>
      tx.query(
        `update executions set status = 'running', connection_code = $4, capability_version = $5, started_at = coalesce(started_at, $6)
         where execution_id = $1 and owner = $2 and attempts = $3 and status in ('requested', 'running') returning *`,
        [row.execution_id, row.owner, row.attempts, call.connection_code, call.capability_version, this.clock.now()],
      ),
    )) as [Execution[], number];
    return rows[0];
  }

  /** Gives it back until its next attempt; nobody's call is on its way. */
  async postpone(row: Execution, delay_ms: number, may_have_acted: boolean): Promise<boolean> {
    const [, count] = (await this.database.inTenant(row.tenant_id, (tx) =>
      tx.query(
        `update executions set status = 'requested', owner = null, may_have_acted = $5,
           lease_until = clock_timestamp() + make_interval(secs => $4)
         where execution_id = $1 and owner = $2 and attempts = $3`,
        [row.execution_id, row.owner, row.attempts, delay_ms / 1_000, may_have_acted],
      ),
    )) as [unknown, number];
    return count === 1;
  }

  /** Takes up an end that nobody knows, unless the provider is being asked at this moment. */
  async claimUnknown(tenant_id: string, execution_id: string): Promise<Execution | undefined> {
    const [rows] = (await this.database.inTenant(tenant_id, (tx) =>
      tx.query(
        `update executions set owner = $2, lease_until = clock_timestamp() + make_interval(secs => $3)
         where execution_id = $1 and status = 'unknown' and (lease_until is null or lease_until < clock_timestamp())
         returning *`,
        [execution_id, this.owner, this.leaseSeconds],
      ),
    )) as [Execution[], number];
    return rows[0];
  }

  private newRow(request: ExecutionRequest, known?: KnownCall): Execution {
    const now = this.clock.now();
    const { SYNC_DEADLINE_SECONDS, DEFAULT_DEADLINE_SECONDS } = this.config;
    const seconds = this.syncs.has(request.capability_code) ? SYNC_DEADLINE_SECONDS : DEFAULT_DEADLINE_SECONDS;
    return newExecution(request, { now, owner: this.owner, seconds, known });
  }
}

const TAKE_OVER = `update executions set owner = $3, attempts = attempts + 1, takeovers = takeovers + 1,
    lease_until = clock_timestamp() + make_interval(secs => $4)
  where execution_id = $1 and attempts = $2 and lease_until < clock_timestamp() returning *`;
