import type { ExecutionError, Observation } from '@linesman/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const executionStatuses = ['requested', 'running', 'parked', 'succeeded', 'failed', 'unknown'] as const;
export type ExecutionStatus = (typeof executionStatuses)[number];

/** The ledger: one row for each request, written before the provider is called. */
@Entity('executions')
@Check('executions_status', `status in ('requested', 'running', 'parked', 'succeeded', 'failed', 'unknown')`)
@Index('executions_idempotency_key', ['tenant_id', 'idempotency_key'], { unique: true })
@Index('executions_command_id', ['tenant_id', 'command_id'], { unique: true, where: 'command_id is not null' })
@Index('executions_newest', ['tenant_id', 'created_at', 'execution_id'])
@Index('executions_failed', ['tenant_id', 'created_at', 'execution_id'], { where: `status in ('failed', 'unknown')` })
@Index('executions_of_integration', ['tenant_id', 'integration_id', 'created_at'])
@Index('executions_of_customer', ['tenant_id', 'customer_id'], { where: 'customer_id is not null' })
@Index('executions_finished_at', ['finished_at', 'answer_forgotten'])
@Index('executions_reconcile_at', ['reconcile_at'], { where: `status = 'unknown'` })
@Index('executions_lease_until', ['lease_until'], { where: `status in ('requested', 'running')` })
@Index('executions_parked', ['tenant_id', 'integration_id', 'accepted_at', 'execution_id'], {
  where: `status = 'parked'`,
})
@Index('executions_park_until', ['park_until'], { where: `status = 'parked'` })
export class Execution {
  /** Sent to the provider as its idempotency key. Derived from the request's own key, if it has one. */
  @PrimaryColumn('uuid') execution_id: string;
  @Column('uuid') tenant_id: string;
  /** By which a second delivery of the command finds this row. */
  @Column('uuid', { nullable: true }) command_id: string | null;
  @Column('text', { nullable: true }) idempotency_key: string | null;
  @Column('text') request_hash: string;
  @Column('uuid') integration_id: string;
  /** Empty until a lease said which connection the integration has. */
  @Column('text', { default: '' }) connection_code: string;
  @Column('text') capability_code: string;
  @Column('int', { nullable: true }) capability_version: number | null;
  @Column('json') parameters: Record<string, unknown>;
  /** The platform's customer for whom it acts, once its id at the provider is known. */
  @Column('uuid', { nullable: true }) customer_id: string | null;
  /** That id. It stays the same for all attempts, so that the provider sees the same request under the same key. */
  @Column('text', { nullable: true }) provider_customer_id: string | null;
  @Column('text') requested_by: string;
  /** Each attempt checks the grants against these roles. */
  @Column('text', { array: true, default: '{}' }) requested_roles: string[];
  /** One of our own services requested it and had checked the permission. */
  @Column('boolean', { default: false }) permitted: boolean;
  @Column('text') correlation_id: string;
  /** requested: no call is on its way; running: one may be; parked: it waits for a verified recovery. */
  @Column('text') status: ExecutionStatus;
  /** The process that works on it. */
  @Column('text', { nullable: true }) owner: string | null;
  /** Until then only the owner may change the row. Without an owner: when the next attempt is due. */
  @Column('timestamptz', { nullable: true }) lease_until: Date | null;
  @Column('int', { default: 1 }) attempts: number;
  /** How often another process took the row over because its owner had died. */
  @Column('int', { default: 0 }) takeovers: number;
  /** An earlier attempt of a write ended without an answer. */
  @Column('boolean', { default: false }) may_have_acted: boolean;
  /** When the provider is asked next how an unknown execution ended; empty if it cannot be asked, or no longer is. */
  @Column('timestamptz', { nullable: true }) reconcile_at: Date | null;
  @Column('int', { default: 0 }) reconciliations: number;
  @Column('timestamptz') deadline: Date;
  /** It fails if it is still parked then. Empty for a request that is not to be parked. */
  @Column('timestamptz', { nullable: true }) park_until: Date | null;
  /** When the request came, of one that may be parked. In this order they are released. */
  @Column('timestamptz', { nullable: true }) accepted_at: Date | null;
  @Column('int', { default: 0 }) times_parked: number;
  @Column('json', { nullable: true }) result: Record<string, unknown> | null;
  @Column('json', { nullable: true }) error: ExecutionError | null;
  @Column('json', { nullable: true }) observation: Observation | null;
  @Column('timestamptz') created_at: Date;
  @Column('timestamptz', { nullable: true }) started_at: Date | null;
  @Column('timestamptz', { nullable: true }) finished_at: Date | null;
  /** Parameters and result were deleted, a day after the end. */
  @Column('boolean', { default: false }) answer_forgotten: boolean;
  /** Number of the newest event about this execution. */
  @Column('int', { default: 0 }) version: number;
}
