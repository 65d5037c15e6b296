import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A CSM of a tenant's customers. The conversation with them is opened before there is anything to tell. */
@Entity('csms')
@Index('csms_due', { synchronize: false })
export class Csm {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'csms_pkey' }) tenant_id: string;
  /** In lower case. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'csms_pkey' }) email: string;
  @Column('text', { nullable: true }) slack_user_id: string | null;
  /** When Slack is to be asked for the conversation. Absent where it was. */
  @Column('timestamptz', { nullable: true }) conversation_due_at: Date | null;
}
