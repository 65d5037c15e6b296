import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { WorkflowContext } from './workflow-context';

export const runStates = ['held', 'running', 'waiting', 'done', 'suppressed', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

@Entity('workflow_runs')
@Index('workflow_runs_signal', { synchronize: false })
@Index('workflow_runs_held', { synchronize: false })
@Index('workflow_runs_held_by', { synchronize: false })
@Index('workflow_runs_rest', { synchronize: false })
@Index('workflow_runs_due', { synchronize: false })
@Index('workflow_runs_newest', { synchronize: false })
@Index('workflow_runs_by_state', { synchronize: false })
@Index('workflow_runs_by_workflow', { synchronize: false })
@Unique('workflow_runs_once', ['workflow', 'signal_id', 'workflow_version'])
export class WorkflowRun {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'workflow_runs_pkey' }) id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') signal_id: string;
  @Column('text') workflow: string;
  @Column('text') workflow_version: string;
  @Column('text') state: RunState;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('jsonb') context: WorkflowContext;
  @Column('text') correlation_id: string;
  @Column('timestamptz', { nullable: true }) hold_until: Date | null;
  /** The hold of many failures at once, or the silence, that holds it. */
  @Column('uuid', { nullable: true }) held_by: string | null;
  /** Until then the process that began it does its remaining steps. Afterwards any process does. Absent once they are done. */
  @Column('timestamptz', { nullable: true }) rest_due_at: Date | null;
  /** When a waiting run goes on: one of its steps waits, or is tried again. */
  @Column('timestamptz', { nullable: true }) due_at: Date | null;
  /** The digest of the document that it began with. */
  @Column('text', { nullable: true }) document: string | null;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) created_at: Date;
}
