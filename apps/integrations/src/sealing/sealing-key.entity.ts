import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SealedRecord } from './sealer';

/** A credential key that is or was used. Sealed records refer to it, so it cannot be deleted while any of them remains. */
@Entity('sealing_keys')
export class SealingKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sealing_keys_pkey' }) key_id: string;
  /** A sealed text that only the right key opens. */
  @Column('jsonb') proof: SealedRecord;
  /** When a process last reported that it seals with this key. */
  @Column('timestamptz', { nullable: true }) sealing_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
