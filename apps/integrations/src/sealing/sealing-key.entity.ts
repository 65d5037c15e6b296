import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SealedRecord } from './sealer';

/** A key that seals or sealed something: what it sealed refers to it, so it cannot go before that does. */
@Entity('sealing_keys')
export class SealingKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sealing_keys_pkey' }) key_id: string;
  /** Opens with the right key alone. */
  @Column('jsonb') proof: SealedRecord;
  /** When a process that seals with it was last seen. */
  @Column('timestamptz', { nullable: true }) sealing_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
