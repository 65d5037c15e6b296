import { helps } from '@linesman/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export const responseActions = ['acknowledge', ...helps] as const;
export type ResponseAction = (typeof responseActions)[number];

/** The occasion of the email that a response asks for. */
export const occasionOf = ({ action, asked }: Pick<SignalResponse, 'action' | 'asked'>): string =>
  `click.${action}${asked > 1 ? `.${asked}` : ''}`;
/** The same of a row `r` of the table. */
export const occasionOfRow = `'click.' || r.action || case when r.asked > 1 then '.' || r.asked else '' end`;

/** What a person did about a signal. The first response acknowledges it. */
@Entity('signal_responses')
@Unique('signal_responses_once', ['signal_id', 'action', 'asked'])
export class SignalResponse {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'signal_responses_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') signal_id: string;
  @Column('text') action: ResponseAction;
  /** 1 for the first response with this action. It is asked again only where no email went out. */
  @Column('int', { default: 1 }) asked: number;
  /** The person's name, as the place where they answered shows it. */
  @Column('text') actor: string;
  @Column('text') actor_id: string;
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz') responded_at: Date;
}
