import type { DefaultLevel, ExecutionError, SubscriptionBilling } from '@linesman/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

const primaryKeyConstraintName = 'subscription_setups_pkey';

/**
 * unresolved: no integration serves it, or the one that does cannot. waiting: the integration that serves it is in `error`, and the setup goes on when
 * it works again. requested: billing or profile was requested. unknown: it may exist, and the executor
 * reconciles. succeeded, failed: it has ended.
 */
export type SetupStatus = 'unresolved' | 'waiting' | 'requested' | 'unknown' | 'succeeded' | 'failed';

/** The setup of one subscription's payment. */
@Entity('subscription_setups')
@Index('subscription_setups_key', ['tenant_id', 'idempotency_key'], { unique: true })
@Check(
  'subscription_setups_status',
  `status in ('unresolved', 'waiting', 'requested', 'unknown', 'succeeded', 'failed')`,
)
@Index('subscription_setups_waiting', ['integration_id'], { where: `status = 'waiting'` })
@Index('subscription_setups_of_integration', ['integration_id', 'subscription_id'], { where: `status = 'succeeded'` })
export class SubscriptionSetup {
  @PrimaryColumn('uuid', { primaryKeyConstraintName }) tenant_id: string;
  @PrimaryColumn('text', { primaryKeyConstraintName }) subscription_id: string;
  @Column('uuid', { nullable: true }) customer_id: string | null;
  @Column('text') purpose: string;
  /** Who pays: email, name, phone. */
  @Column('jsonb') profile: Record<string, string>;
  /** What is billed again and again. Without it, only a profile is made. */
  @Column('jsonb', { nullable: true }) billing: SubscriptionBilling | null;
  @Column('text') status: SetupStatus;
  /** Why no integration serves it, or why the integration that serves it is in `error`. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('int', { default: 0 }) attempt: number;
  @Column('text', { nullable: true }) level: DefaultLevel | null;
  @Column('uuid', { nullable: true }) integration_id: string | null;
  @Column('text', { nullable: true }) connection_code: string | null;
  @Column('text', { nullable: true }) idempotency_key: string | null;
  @Column('uuid', { nullable: true }) command_id: string | null;
  @Column('uuid', { nullable: true }) execution_id: string | null;
  /** The customer at the payment provider. */
  @Column('text', { nullable: true }) profile_id: string | null;
  /** What bills the customer at the payment provider. */
  @Column('text', { nullable: true }) billing_id: string | null;
  @Column('jsonb', { nullable: true }) error: ExecutionError | null;
  /** Version of the newest event about this setup. */
  @Column('int', { default: 0 }) version: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
