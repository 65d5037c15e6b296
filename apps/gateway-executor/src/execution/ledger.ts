import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Clock } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from './execution.entity';
import { PROVIDERS } from './plan-call';
import { requestHash } from './request-hash';

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

  claim(request: ExecutionRequest, known?: KnownCall): Promise<Claim> {
    const hash = requestHash(request);
    return this.database.inTenant(request.tenant_id, async (tx) => {
      const inserted = (await tx.query(INSERT, this.insertValues(request, hash, known))) as Execution[];
      if (inserted[0]) return { kind: 'mine', row: inserted[0] };
      const found = (await tx.query(
        `select *, lease_until > clock_timestamp() as live from executions
         where tenant_id = $1 and (command_id = $2 or idempotency_key = $3) order by command_id = $2 desc nulls last limit 1`,
        [request.tenant_id, request.command_id ?? null, request.idempotency_key ?? null],
      )) as (Execution & { live: boolean })[];
      const { live, ...row } = found[0]!;
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

  private insertValues(request: ExecutionRequest, hash: string, known?: KnownCall): unknown[] {
    const now = this.clock.now();
    const { SYNC_DEADLINE_SECONDS, DEFAULT_DEADLINE_SECONDS } = this.config;
    const seconds = this.syncs.has(request.capability_code) ? SYNC_DEADLINE_SECONDS : DEFAULT_DEADLINE_SECONDS;
    const deadline = request.deadline ?? new Date(now.getTime() + seconds * 1_000);
    return [
      randomUUID(),
      request.tenant_id,
      request.command_id ?? null,
      request.idempotency_key ?? null,
      hash,
      request.integration_id,
      known?.connection_code ?? '',
      request.capability_code,
      known?.capability_version ?? request.capability_version ?? null,
      JSON.stringify(request.parameters),
      request.requested_by,
      request.requested_roles,
      request.permitted,
      request.correlation_id,
      known ? 'running' : 'requested',
      this.owner,
      this.leaseSeconds,
      deadline,
      now,
      known ? now : null,
    ];
  }
}

const INSERT = `insert into executions (
    execution_id, tenant_id, command_id, idempotency_key, request_hash, integration_id, connection_code, capability_code,
    capability_version, parameters, requested_by, requested_roles, permitted, correlation_id, status, owner, lease_until, deadline,
    created_at, started_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
    clock_timestamp() + make_interval(secs => $17), $18, $19, $20)
  on conflict do nothing returning *`;

const TAKE_OVER = `update executions set owner = $3, attempts = attempts + 1, takeovers = takeovers + 1,
    lease_until = clock_timestamp() + make_interval(secs => $4)
  where execution_id = $1 and attempts = $2 and lease_until < clock_timestamp() returning *`;
