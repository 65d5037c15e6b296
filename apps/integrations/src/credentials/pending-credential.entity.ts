import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';
import type { SealedRecord } from '../sealing/sealer';
import { SealingKey } from '../sealing/sealing-key.entity';

/** Credentials that work and wait for approval, because the provider cannot tell which account they belong to. */
@Entity('pending_credentials')
@Index('pending_credentials_integration', ['integration_id'], { unique: true })
@Index('pending_credentials_key', ['key_id'])
export class PendingCredential {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pending_credentials_pkey' }) pending_id: string;
  @Column('uuid') tenant_id: string;
  @ForeignKey(() => Integration, 'integration_id', { name: 'pending_credentials_integration_fkey' })
  @Column('uuid')
  integration_id: string;
  /** Bound to `pending_id`: it cannot be opened as part of another record. */
  @Column('jsonb') sealed: SealedRecord;
  /** The key id of `sealed`. A trigger writes it. */
  @ForeignKey(() => SealingKey, 'key_id', { name: 'pending_credentials_key_fkey' })
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  key_id: string;
  /** `link:<session>` */
  @Column('text') entered_by: string;
  @Column('timestamptz') entered_at: Date;
}
