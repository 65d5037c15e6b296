import type { SignalSnapshot } from '@linesman/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SignalState = 'unknown' | 'open' | 'resolved' | 'withdrawn';

/** This service's copy of a risk signal. A closed one stays as a tombstone: what comes late changes nothing. */
@Entity('signals')
export class Signal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signals_pkey' }) signal_id: string;
  @Column('uuid') tenant_id: string;
  @Column('text') state: SignalState;
  /** Of the newest event that was taken in. */
  @Column('int') version: number;
  /** Counts what changes the look of the messages that stand for it. */
  @Column('int', { default: 0 }) revision: number;
  /** Absent while only its end is known. */
  @Column('jsonb', { nullable: true }) snapshot: SignalSnapshot | null;
  @Column('timestamptz', { nullable: true }) closed_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
