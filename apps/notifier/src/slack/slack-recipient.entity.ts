import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a person is reached in a tenant's workspace, so that only the first message has to ask. */
@Entity('slack_recipients')
export class SlackRecipient {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slack_recipients_pkey' }) integration_id: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'slack_recipients_pkey' }) email: string;
  @Column('uuid') tenant_id: string;
  @Column('text') channel_id: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) found_at: Date;
}
