import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * `declined`: none of the times suits the contact. `cancelled`: one of the two called it off, and both got the cancellation.
 * The others are what came of the call, as somebody on our side says.
 */
export const callOutcomes = ['declined', 'held', 'not_held', 'cancelled'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** The call about a signal: the times that were offered, and the one that the contact chose. Neither is computed again. */
@Entity('tech_calls')
@Index('tech_calls_of_csm', { synchronize: false })
@Unique('tech_calls_token', ['token'])
export class TechCall {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tech_calls_pkey' }) signal_id: string;
  @Column('uuid') tenant_id: string;
  /** The contact's email address. */
  @Column('text') contact: string;
  /** The CSM's email address. Absent where the customer has no CSM, and the tenant's mailbox is invited. */
  @Column('text', { nullable: true }) csm: string | null;
  /** The permission to choose, in the link that the contact gets. */
  @Column('text') token: string;
  /** ISO times. */
  @Column('jsonb') slots: string[];
  @Column('timestamptz', { nullable: true }) starts_at: Date | null;
  @Column('text', { nullable: true }) outcome: CallOutcome | null;
  @Column('text', { nullable: true }) outcome_by: string | null;
  @Column('timestamptz', { nullable: true }) outcome_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
