import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A channel in which Slack let nothing be posted. Until the time of the next attempt its messages are direct ones. */
@Entity('slack_channel_refusals')
@Index('slack_channel_refusals_retry_at', ['retry_at'])
export class SlackChannelRefusal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'slack_channel_refusals_pkey' }) integration_id: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'slack_channel_refusals_pkey' }) channel_id: string;
  @Column('uuid') tenant_id: string;
  /** Slack's word for it. */
  @Column('text') reason: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) refused_at: Date;
  @Column('timestamptz') retry_at: Date;
}
