import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The conversation with a person in a tenant's workspace. Slack is asked for it once. */
@Entity('slack_recipients')
export class SlackRecipient {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slack_recipients_pkey' }) integration_id: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'slack_recipients_pkey' }) email: string;
  @Column('uuid') tenant_id: string;
  @Column('text') channel_id: string;
  /** By which a message in a channel mentions them. Absent where an older release asked. */
  @Column('text', { nullable: true }) user_id: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) found_at: Date;
}
