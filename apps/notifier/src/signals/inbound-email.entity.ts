import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** What came by email about a delivery to a technical contact. */
@Entity('inbound_emails')
@Index('inbound_emails_of_signal', { synchronize: false })
@Unique('inbound_emails_once', ['delivery_id', 'message_key'])
export class InboundEmail {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'inbound_emails_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') signal_id: string;
  /** The email that it answers or is about. */
  @Column('uuid') delivery_id: string;
  @Column('text') kind: 'reply' | 'bounced' | 'undelivered' | 'delayed' | 'complaint' | 'automatic';
  /** Its Message-ID, or a digest of its bytes. */
  @Column('text') message_key: string;
  /** To whom the delivery was. */
  @Column('text') contact: string;
  @Column('text') from_name: string;
  @Column('text') from_address: string;
  @Column('text') subject: string;
  /** What the sender wrote, without what they quote; of a report, what the mail server says. */
  @Column('text') text: string;
  /** The names of what was attached, and is not kept. */
  @Column('jsonb') attachments: string[];
  @Column('timestamptz') received_at: Date;
}
