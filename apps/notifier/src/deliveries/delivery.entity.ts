import type { DeliveryChannelName } from '@linesman/contracts';
import type { NextContactBecause } from '../signals/next-contact';
import type { Audience } from '../signals/audience';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const deliveryStates = [
  'awaiting_approval',
  'pending',
  'sending',
  'sent',
  'ambiguous',
  'failed',
  'suppressed',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The decision to tell one person one thing on one channel. Its row stays: it answers who was told, and why not. */
@Entity('deliveries')
@Index('deliveries_awaiting_approval', { synchronize: false })
@Index('deliveries_failed', { synchronize: false })
@Index('deliveries_gathered', { synchronize: false })
@Index('deliveries_of_digest', { synchronize: false })
@Index('deliveries_told_lately', { synchronize: false })
@Index('deliveries_failed_lately', { synchronize: false })
@Index('deliveries_due', { synchronize: false })
@Index('deliveries_lanes', { synchronize: false })
@Index('deliveries_leased', { synchronize: false })
@Index('deliveries_message', { synchronize: false })
@Index('deliveries_newest', { synchronize: false })
@Index('deliveries_newest_of_tenant', { synchronize: false })
@Index('deliveries_of_recipient', { synchronize: false })
@Index('deliveries_unsent', { synchronize: false })
@Unique('deliveries_once', ['signal_id', 'occasion', 'channel', 'recipient'])
export class Delivery {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'deliveries_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') signal_id: string;
  /**
   * opened, outage, changed.<version>, again.<number>, partly.<version>, reminder.<number>, assigned.<number>, escalated,
   * resolved, withdrawn, click.<action>[.<number>], tech_call.<what>, new_link.<request>, handed_over.<link>, nudge,
   * email_reply.<email>
   */
  @Column('text') occasion: string;
  @Column('text') channel: DeliveryChannelName;
  /** The person's email address, on every channel; `staff` for our own staff. */
  @Column('text') recipient: string;
  @Column('text') audience: Audience;
  @Column('uuid', { nullable: true }) step_id: string | null;
  /** The delivery that first told the same person of the signal; on one that tells a change or the end. */
  @Column('uuid', { nullable: true }) follows: string | null;
  @Column('text') state: DeliveryState;
  /** What the signal was about when this was decided, as `aboutOf` words it. */
  @Column('text', { nullable: true }) about: string | null;
  /** The template that the workflow's document names. */
  @Column('text', { nullable: true }) template: string | null;
  /** Whether the message has the section with the steps of the repair. */
  @Column('boolean', { default: true }) troubleshooting: boolean;
  /** Why the customer's next contact is told, where it is their turn. */
  @Column('text', { nullable: true }) next_contact_because: NextContactBecause | null;
  @Column('text', { nullable: true }) reason: string | null;
  /** The delivery that sends the message which tells this one too; its own id while it waits for a digest or leads one. */
  @Column('uuid', { nullable: true }) digest: string | null;
  @Column('int', { default: 0 }) attempts: number;
  /** How often it was sent again although an earlier attempt may have arrived. */
  @Column('int', { default: 0 }) duplicates: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) next_attempt_at: Date;
  /** When it was to be sent first; as `created_at` where it is absent. */
  @Column('timestamptz', { nullable: true }) due_at: Date | null;
  @Column('timestamptz', { nullable: true }) leased_until: Date | null;
  @Column('uuid', { nullable: true }) lease: string | null;
  /** Since when nobody knows whether it arrived. */
  @Column('timestamptz', { nullable: true }) ambiguous_since: Date | null;
  @Column('uuid', { nullable: true }) message_id: string | null;
  @Column('text') correlation_id: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
  @Column('timestamptz', { nullable: true }) settled_at: Date | null;
}
