import type { Cause, GrantedScopes, IntegrationStatus, LinkedEntities } from '@linesman/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Customer } from '../customers/customer.entity';

/** One configured instance of a connection. A deleted integration stays as a tombstone. */
@Entity('integrations')
@Index('integrations_of_tenant', ['tenant_id', 'integration_id'])
@Index('integrations_of_customer', ['tenant_id', 'customer_id'])
@Index('integrations_of_user', ['tenant_id', 'user_id'], { where: 'user_id is not null' })
@Index('integrations_of_account', ['connection_code', 'provider_account_id'], { where: 'deleted_at is null' })
@ForeignKey(() => Customer, ['tenant_id', 'customer_id'], ['tenant_id', 'customer_id'], {
  name: 'integrations_customer_fkey',
})
@Check('integrations_status', `status in ('active', 'inactive', 'error', 'pending_configuration')`)
export class Integration {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'integrations_pkey' }) integration_id: string;
  @Column('uuid') tenant_id: string;
  @Column('text') connection_code: string;
  @Column('text') name: string;
  @Column('text') status: IntegrationStatus;
  /** Why the integration is in `error`, in a sentence. */
  @Column('text', { nullable: true }) status_reason: string | null;
  /** What the reason is about, where a cause is known. */
  @Column('text', { nullable: true }) status_cause: Cause | null;
  /** A call was refused for a missing scope, and health has not recovered since. Other calls may work. */
  @Column('boolean', { default: false }) lacks_scope: boolean;
  /** Why the status-monitor found it disconnected. The status may still be `active`, because calls may succeed again by themselves. */
  @Column('text', { nullable: true }) disconnected_cause: Cause | null;
  @Column('boolean', { default: false }) is_critical: boolean;
  @Column('uuid', { nullable: true }) customer_id: string | null;
  /** Subject of the user who owns it, where it belongs to one user. */
  @Column('text', { nullable: true }) user_id: string | null;
  @Column('text', { nullable: true }) purpose: string | null;
  @Column('jsonb', { default: {} }) config: Record<string, unknown>;
  @Column('jsonb', { default: {} }) metadata: Record<string, unknown>;
  /** The account at the provider that the credentials belong to. Credentials of another account are refused. */
  @Column('text', { nullable: true }) provider_account_id: string | null;
  @Column('text', { nullable: true }) provider_account_name: string | null;
  /** How many entities of each type it serves. */
  @Column('jsonb', { default: [] }) linked: LinkedEntities[];
  @Column('int', { default: 0 }) credential_version: number;
  /** When the credentials end and nothing renews them, as was last announced. Null if that is not known. */
  @Column('timestamptz', { nullable: true }) credentials_end_at: Date | null;
  /** What the provider said that it granted with the newest consent or key. Null where it did not say. */
  @Column('jsonb', { nullable: true }) granted: GrantedScopes | null;
  /** Version of the newest health change that the status followed. */
  @Column('int', { default: 0 }) health_version: number;
  /** Only processes of the release before use it. The next release drops it. */
  @Column({ type: 'timestamptz', nullable: true, select: false, insert: false, update: false })
  health_changed_at: Date | null;
  /** Version of the newest event about this integration. */
  @Column('int', { default: 1 }) version: number;
  @Column('text') created_by: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
  @Column('timestamptz', { nullable: true }) deleted_at: Date | null;
}
