import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** `waiting` for a time or a person; `retrying` after a failure that may pass. The run goes on at `due_at`. */
export type StepState = 'pending' | 'running' | 'waiting' | 'retrying' | 'done' | 'skipped' | 'failed';

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
  @Column('timestamptz', { nullable: true }) due_at: Date | null;
  @Column('int', { default: 0 }) attempts: number;
  /** Why the last attempt failed, also where a later one succeeded. */
  @Column('text', { nullable: true }) last_error: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
