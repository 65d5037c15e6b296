import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export type StepState = 'pending' | 'running' | 'done' | 'skipped' | 'failed';

/** One step of one run. A step that became a delivery is `running` once the delivery is claimed. */
@Entity('workflow_steps')
@Unique('workflow_steps_once', ['run_id', 'step_id'])
export class WorkflowStepRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'workflow_steps_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') run_id: string;
  @Column('text') step_id: string;
  @Column('int') position: number;
  @Column('text') action: string;
  @Column('text') state: StepState;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') config: Record<string, unknown>;
  @Column('jsonb', { nullable: true }) output: Record<string, unknown> | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
