import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export const responseActions = ['acknowledge', 'send_fix_instructions', 'schedule_tech_call', 'tell_customer'] as const;
export type ResponseAction = (typeof responseActions)[number];

/** What a person did about a signal. The first response acknowledges it. */
@Entity('signal_responses')
@Unique('signal_responses_once', ['signal_id', 'action'])
export class SignalResponse {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signal_responses_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') signal_id: string;
  @Column('text') action: ResponseAction;
  /** The person's name, as the place where they answered shows it. */
  @Column('text') actor: string;
  @Column('text') actor_id: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz') responded_at: Date;
}
