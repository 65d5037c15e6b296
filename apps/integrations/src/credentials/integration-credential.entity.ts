import type { Observation } from '@linesman/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';
import type { SealedRecord } from '../sealing/sealer';
import { SealingKey } from '../sealing/sealing-key.entity';

/** An integration's sealed secrets, and the state of their token refresh. */
@Entity('integration_credentials')
@Index('integration_credentials_key', ['key_id'])
export class IntegrationCredential {
  @ForeignKey(() => Integration, 'integration_id', { name: 'integration_credentials_integration_fkey' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'integration_credentials_pkey' })
  integration_id: string;
  @Column('uuid') tenant_id: string;
  @Column('jsonb') sealed: SealedRecord;
  /** The key id of `sealed`. A trigger writes it. */
  @ForeignKey(() => SealingKey, 'key_id', { name: 'integration_credentials_key_fkey' })
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  key_id: string;
  /** Whether a consent with our app at the provider gave them, so that we may revoke them. */
  @Column('boolean', { default: false }) from_consent: boolean;
  @Column('int') credential_version: number;
  @Column('timestamptz') obtained_at: Date;
  @Column('timestamptz', { nullable: true }) expires_at: Date | null;
  /** Number of the newest token refresh. Only the newest one may store its result. */
  @Column('int', { default: 0 }) redeeming_attempt: number;
  /** When the refresh token was first sent. A take-over keeps it, because the provider's grace period starts there. */
  @Column('timestamptz', { nullable: true }) redeeming_since: Date | null;
  @Column('timestamptz', { nullable: true }) redeeming_until: Date | null;
  /** After a failed token refresh: when the next one may start. */
  @Column('timestamptz', { nullable: true }) retry_at: Date | null;
  /** Why the last token refresh failed. */
  @Column('jsonb', { nullable: true }) refusal: Observation | null;
  /** Only new credentials help: these are not sent to the provider again. */
  @Column('boolean', { default: false }) refusal_final: boolean;
  /** Whether `refresh_refused` was published for this refusal. */
  @Column('boolean', { default: false }) refusal_told: boolean;
  /** When a readiness check last found that the provider accepts them. */
  @Column('timestamptz', { nullable: true }) verified_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
