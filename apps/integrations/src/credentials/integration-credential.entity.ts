import type { Observation } from '@linesman/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Integration } from '../integrations/integration.entity';
import type { SealedRecord } from '../sealing/sealer';
import { SealingKey } from '../sealing/sealing-key.entity';

/** An integration's secrets, sealed, and how it stands with their renewal. */
@Entity('integration_credentials')
@Index('integration_credentials_key', ['key_id'])
export class IntegrationCredential {
  @ForeignKey(() => Integration, 'integration_id', { name: 'integration_credentials_integration_fkey' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'integration_credentials_pkey' })
  integration_id: string;
  @Column('uuid') tenant_id: string;
  @Column('jsonb') sealed: SealedRecord;
  /** Of `sealed`; a trigger writes it. */
  @ForeignKey(() => SealingKey, 'key_id', { name: 'integration_credentials_key_fkey' })
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  key_id: string;
  @Column('int') credential_version: number;
  @Column('timestamptz') obtained_at: Date;
  @Column('timestamptz', { nullable: true }) expires_at: Date | null;
  /** Fences the result of a redemption: only the newest attempt may store. */
  @Column('int', { default: 0 }) redeeming_attempt: number;
  /** When the refresh token was first sent; kept over a take-over, for the provider's grace counts from there. */
  @Column('timestamptz', { nullable: true }) redeeming_since: Date | null;
  @Column('timestamptz', { nullable: true }) redeeming_until: Date | null;
  /** A renewal that failed is not tried again before this. */
  @Column('timestamptz', { nullable: true }) retry_at: Date | null;
  /** Why these credentials could not be renewed. */
  @Column('jsonb', { nullable: true }) refusal: Observation | null;
  /** Only new credentials help: no further call is made with these. */
  @Column('boolean', { default: false }) refusal_final: boolean;
  @Column('boolean', { default: false }) refusal_told: boolean;
  /** When the provider last took them for somebody who asked. */
  @Column('timestamptz', { nullable: true }) verified_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
