import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Channel } from './delivery.entity';

/** What stands on a channel. Many deliveries may share one. */
@Entity('messages')
@Index('messages_refresh', { synchronize: false })
export class Message {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'messages_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('text') channel: Channel;
  @Column('text') recipient: string;
  @Column('text', { nullable: true }) team_id: string | null;
  /** Slack's conversation (D…), which is what chat.update wants. */
  @Column('text', { nullable: true }) channel_id: string | null;
  @Column('text', { nullable: true }) ts: string | null;
  /** The email's Message-ID header. */
  @Column('text', { nullable: true }) message_id: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  /** The signal's revision that it shows. */
  @Column('int') shows_revision: number;
  @Column('timestamptz', { nullable: true }) refresh_due_at: Date | null;
  /** Deleted on the channel, or no longer to be edited: the next thing to say starts afresh. */
  @Column('timestamptz', { nullable: true }) gone_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
