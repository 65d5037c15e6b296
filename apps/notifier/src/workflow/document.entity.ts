import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The text of a workflow document that runs began with. They go on with it when the service has another version. */
@Entity('workflow_documents')
export class WorkflowDocument {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'workflow_documents_pkey' }) tenant_id: string;
  /** SHA-256 of the text. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'workflow_documents_pkey' }) digest: string;
  @Column('text') source: string;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
