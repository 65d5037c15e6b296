import type { DeliveryChannelName } from '@linesman/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message that was sent and exists on its channel. */
@Entity('messages')
@Index('messages_created_at', { synchronize: false })
@Index('messages_lanes', { synchronize: false })
@Index('messages_refresh', { synchronize: false })
export class Message {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'messages_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('text') channel: DeliveryChannelName;
  @Column('text') recipient: string;
  @Column('text', { nullable: true }) team_id: string | null;
  /** The conversation, where a channel has them. */
  @Column('text', { nullable: true }) channel_id: string | null;
  @Column('text', { nullable: true }) ts: string | null;
  /** The header Message-ID, where a channel has headers. */
  @Column('text', { nullable: true }) message_id: string | null;
  @Column('text', { nullable: true }) subject: string | null;
  /** The revision of the signal that the message shows. */
  @Column('int') shows_revision: number;
  /** Counts what it has to show: changes of the signal, what became of deliveries, and of the contact. */
  @Column('int', { default: 0 }) changes: number;
  @Column('timestamptz', { nullable: true }) refresh_due_at: Date | null;
  /** While a process edits the message, no other one does. */
  @Column('timestamptz', { nullable: true }) edited_until: Date | null;
  /** When it was found that the message was deleted or can no longer be edited. The next one starts afresh. */
  @Column('timestamptz', { nullable: true }) gone_at: Date | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
