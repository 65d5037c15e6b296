import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export type DeliveryState = 'pending' | 'sending' | 'sent' | 'ambiguous' | 'failed' | 'suppressed';
export type Channel = 'slack' | 'email';
/** Whom the words are for: the account's CSM, the customer's technical contact, or the tenant where there is no CSM. */
export type Audience = 'csm' | 'contact' | 'tenant';

/** The decision to tell one person one thing on one channel. Kept for ever: it answers who was told, and why not. */
@Entity('deliveries')
@Index('deliveries_due', { synchronize: false })
@Index('deliveries_leased', { synchronize: false })
@Index('deliveries_message', { synchronize: false })
@Index('deliveries_newest', { synchronize: false })
@Index('deliveries_newest_of_tenant', { synchronize: false })
@Unique('deliveries_once', ['signal_id', 'occasion', 'channel', 'recipient'])
export class Delivery {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'deliveries_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') signal_id: string;
  /** opened, resolved, withdrawn, reminder.<n>, click.<action> */
  @Column('text') occasion: string;
  @Column('text') channel: Channel;
  /** The person's email address, on every channel. */
  @Column('text') recipient: string;
  @Column('text') audience: Audience;
  @Column('uuid', { nullable: true }) step_id: string | null;
  /** The delivery that announced what this one closes: without it there is nothing to close. */
  @Column('uuid', { nullable: true }) follows: string | null;
  @Column('text') state: DeliveryState;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('int', { default: 0 }) attempts: number;
  /** How often it was sent again although an earlier attempt may have arrived. */
  @Column('int', { default: 0 }) duplicates: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) next_attempt_at: Date;
  @Column('timestamptz', { nullable: true }) leased_until: Date | null;
  @Column('uuid', { nullable: true }) lease: string | null;
  /** Since when it may have arrived without our knowing. */
  @Column('timestamptz', { nullable: true }) ambiguous_since: Date | null;
  @Column('uuid', { nullable: true }) message_id: string | null;
  @Column('text') correlation_id: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { nullable: true }) settled_at: Date | null;
}
