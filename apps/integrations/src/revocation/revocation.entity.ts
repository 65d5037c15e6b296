import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';
import type { SealedRecord } from '../sealing/sealer';
import { SealingKey } from '../sealing/sealing-key.entity';

/**
 * pending: the provider is still to be asked. revoked: our access there has ended. failed: the provider refused, or did not
 * answer for too long. in_use: another integration uses the same account. not_offered: there is no way to revoke it for us.
 */
export type RevocationState = 'pending' | 'revoked' | 'failed' | 'in_use' | 'not_offered';

/** What became of our access at the provider after an integration was deleted. */
@Entity('revocations')
@Index('revocations_due', ['next_at'], { where: `state = 'pending'` })
@Index('revocations_ended', ['ended_at'])
@Index('revocations_key', ['key_id'])
@Check('revocations_state', `state in ('pending', 'revoked', 'failed', 'in_use', 'not_offered')`)
export class Revocation {
  @ForeignKey(() => Integration, 'integration_id', { name: 'revocations_integration_fkey' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'revocations_pkey' })
  integration_id: string;
  @Column('uuid') tenant_id: string;
  @Column('text') connection_code: string;
  /** The account at the provider and the tokens of the deleted integration, until the revocation has ended. */
  @Column('text', { nullable: true }) account_id: string | null;
  @Column('jsonb', { nullable: true }) sealed: SealedRecord | null;
  /** The key id of `sealed`. A trigger writes it. */
  @ForeignKey(() => SealingKey, 'key_id', { name: 'revocations_key_fkey' })
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  key_id: string | null;
  @Column('text') state: RevocationState;
  /** Why the last attempt failed, as a sentence. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('int', { default: 0 }) attempts: number;
  /** When the next attempt may start, also if the process of the current one dies. */
  @Column('timestamptz', { nullable: true }) next_at: Date | null;
  @Column('text') requested_by: string;
  @Column('timestamptz') requested_at: Date;
  @Column('timestamptz', { nullable: true }) ended_at: Date | null;
}
