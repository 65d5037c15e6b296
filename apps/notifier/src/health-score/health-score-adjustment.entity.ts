import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('health_score_adjustments')
@Index('health_score_adjustments_customer', { synchronize: false })
@Index('health_score_adjustments_newest', { synchronize: false })
@Unique('health_score_adjustments_once', ['signal_id', 'key'])
@Unique('health_score_adjustments_given_back_once', ['gives_back'])
export class HealthScoreAdjustment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'health_score_adjustments_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') customer_id: string;
  @Column('uuid') signal_id: string;
  @Column('text') key: string;
  @Column('int') adjustment: number;
  @Column('text') reason: string;
  /** The adjustment that this one undoes. */
  @Column('uuid', { nullable: true }) gives_back: string | null;
  /** The score afterwards; null where no base was set, and in rows of earlier releases. */
  @Column('int', { nullable: true }) value: number | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
