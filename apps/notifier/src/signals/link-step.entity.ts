import type { LinkAccounts, LinkColleague, LinkStep } from '@linesman/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One step that somebody took with a reconnect link of a signal. That it was sent is a step of ours. */
@Entity('link_steps')
@Index('link_steps_of_signal', { synchronize: false })
export class LinkStepRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'link_steps_pkey' }) link_id: string;
  /** In the order of the steps of a link. 0 says that the link was sent. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'link_steps_pkey' }) number: number;
  @Column('uuid') tenant_id: string;
  @Column('uuid') signal_id: string;
  @Column('text') step: LinkStep | 'sent';
  @Column('timestamptz') taken_at: Date;
  /** The address of whoever the link was made for. Absent where somebody gave it to a person by hand. */
  @Column('text', { nullable: true }) recipient: string | null;
  @Column('jsonb', { nullable: true }) accounts: LinkAccounts | null;
  /** What the consent asks for, as the provider names it; of one that was cancelled. */
  @Column('jsonb', { nullable: true }) access: string[] | null;
  @Column('jsonb', { nullable: true }) colleague: LinkColleague | null;
}
