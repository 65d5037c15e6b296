import type { IntegrationStatus, ScheduleKind, SyncProblem } from '@linesman/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** When a sync capability of an integration runs by itself. */
@Entity('schedules')
@Check('schedules_kind', `kind in ('cron', 'every', 'webhook')`)
@Index('schedules_of_capability', ['tenant_id', 'integration_id', 'capability_code'], { unique: true })
@Index('schedules_newest', ['tenant_id', 'created_at', 'schedule_id'])
@Check('schedules_problem', `problem in ('sync_failed', 'sync_late')`)
@Index('schedules_next_at', ['next_at'])
@Index('schedules_late_at', ['late_at'])
export class Schedule {
  @PrimaryColumn('uuid') schedule_id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') integration_id: string;
  @Column('text') connection_code: string;
  @Column('text') capability_code: string;
  /** Of each run. */
  @Column('json') parameters: Record<string, unknown>;
  @Column('text') kind: ScheduleKind;
  /** Five fields. */
  @Column('text', { nullable: true }) cron: string | null;
  /** In which `cron` counts; the tenant's if empty. */
  @Column('text', { nullable: true }) time_zone: string | null;
  /** Of `webhook`: the longest time without a run. */
  @Column('int', { nullable: true }) every_seconds: number | null;
  /** Of `webhook`: how long nothing more must be heard before a run. */
  @Column('int', { nullable: true }) quiet_seconds: number | null;
  /** A paused one does not run by itself. */
  @Column('boolean') enabled: boolean;
  /** The status of the integration with which no run can succeed; empty if one can. */
  @Column('text', { nullable: true }) held: Exclude<IntegrationStatus, 'active'> | null;
  @Column('timestamptz', { nullable: true }) held_at: Date | null;
  /** A run was due while it was held. */
  @Column('boolean', { default: false }) missed: boolean;
  /** Of the integration, as the last event said. Earlier events are ignored. */
  @Column('int', { default: 0 }) integration_version: number;
  /** Empty while it is paused. */
  @Column('timestamptz', { nullable: true }) next_at: Date | null;
  /** When the first webhook came that no run has followed yet. */
  @Column('timestamptz', { nullable: true }) triggered_at: Date | null;
  /** When the last run was due, and its execution. */
  @Column('timestamptz', { nullable: true }) due_at: Date | null;
  @Column('uuid', { nullable: true }) execution_id: string | null;
  /** When a run was last left out because the one before had not ended. */
  @Column('timestamptz', { nullable: true }) skipped_at: Date | null;
  /** When a run of the capability last read everything, by the schedule or by a request. */
  @Column('timestamptz', { nullable: true }) last_success_at: Date | null;
  /** It is late if no run has read everything by then. Empty while nothing is expected, and once it is known to be late. */
  @Column('timestamptz', { nullable: true }) late_at: Date | null;
  /** The problem that people were notified of. */
  @Column('text', { nullable: true }) problem: SyncProblem | null;
  @Column('text') created_by: string;
  @Column('timestamptz') created_at: Date;
  @Column('text') updated_by: string;
  @Column('timestamptz') updated_at: Date;
  @Column('int', { default: 1 }) version: number;
}
