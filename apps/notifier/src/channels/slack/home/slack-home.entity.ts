import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The tab of Linesman that a person opened in a tenant's Slack workspace. */
@Entity('slack_homes')
@Index('slack_homes_due', { synchronize: false })
@Index('slack_homes_opened_at', ['opened_at'])
export class SlackHome {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slack_homes_pkey' }) integration_id: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'slack_homes_pkey' }) user_id: string;
  @Column('uuid') tenant_id: string;
  /** In lower case. Absent until Slack has said who it is. */
  @Column('text', { nullable: true }) email: string | null;
  @Column('timestamptz') opened_at: Date;
  /** When it is compared with what the person handles. Absent once it was not opened for hours. */
  @Column('timestamptz', { nullable: true }) due_at: Date | null;
  /** Until then one process shows it, and no other one. */
  @Column('timestamptz', { nullable: true }) held_until: Date | null;
  /** What it tells the person once: why nothing came of what they did last. */
  @Column('text', { nullable: true }) notice: string | null;
  /** A hash of what it shows. */
  @Column('text', { nullable: true }) shown: string | null;
}
