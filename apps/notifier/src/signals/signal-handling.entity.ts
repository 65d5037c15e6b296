import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Why the last reminder was sent. */
export type RemindedFor = 'nobody_acted' | 'acknowledgement_ended' | 'snooze_ended';

/** Who handles an open signal, until when they want no reminder of it, and who was reminded so far. */
@Entity('signal_handling')
@Index('signal_handling_due', { synchronize: false })
@Index('signal_handling_of_assignee', { synchronize: false })
export class SignalHandling {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signal_handling_pkey' }) signal_id: string;
  @Column('uuid') tenant_id: string;
  /** The email address, in lower case, of whom the signal was assigned to. Absent while the customer's CSM handles it. */
  @Column('text', { nullable: true }) assignee: string | null;
  @Column('text', { nullable: true }) assignee_name: string | null;
  @Column('text', { nullable: true }) assigned_by: string | null;
  @Column('timestamptz', { nullable: true }) assigned_at: Date | null;
  @Column('text', { nullable: true }) acknowledged_by: string | null;
  /** In lower case. Absent where the place of the acknowledgement shows no address. */
  @Column('text', { nullable: true }) acknowledged_email: string | null;
  @Column('timestamptz', { nullable: true }) acknowledged_until: Date | null;
  /** Present while the signal is snoozed. */
  @Column('text', { nullable: true }) snoozed_by: string | null;
  /** Whom the snooze spares messages, in lower case. */
  @Column('text', { nullable: true }) snoozed_email: string | null;
  /** Absent where the snooze ends with a change for the worse only. */
  @Column('timestamptz', { nullable: true }) snoozed_until: Date | null;
  /** Since when nobody has acted: the first message, or the end of the last acknowledgement or snooze. */
  @Column('timestamptz') unattended_since: Date;
  /** Numbers the occasions of reminders. */
  @Column('int', { default: 0 }) reminders: number;
  @Column('timestamptz', { nullable: true }) reminded_at: Date | null;
  @Column('text', { nullable: true }) reminded_for: RemindedFor | null;
  @Column('timestamptz', { nullable: true }) escalated_at: Date | null;
  /** When it is decided anew whether somebody is reminded. Absent once the signal has ended. */
  @Column('timestamptz', { nullable: true }) next_look_at: Date | null;
}

const times = [
  'assigned_at',
  'acknowledged_until',
  'snoozed_until',
  'unattended_since',
  'reminded_at',
  'escalated_at',
  'next_look_at',
] as const;

/** Within jsonb a time is text. */
export const handlingOf = (read: SignalHandling): SignalHandling => ({
  ...read,
  ...Object.fromEntries(times.map((name) => [name, read[name] && new Date(read[name])])),
});

/** @returns whether the signal is snoozed now. */
export const isSnoozed = (
  { snoozed_by, snoozed_until }: Pick<SignalHandling, 'snoozed_by' | 'snoozed_until'>,
  now: Date,
): boolean => snoozed_by !== null && (!snoozed_until || snoozed_until > now);

export const isAcknowledged = (
  { acknowledged_until }: Pick<SignalHandling, 'acknowledged_until'>,
  now: Date,
): boolean => acknowledged_until !== null && acknowledged_until > now;
