import type { ExecutionError, SkippedRecord, SyncDirection, SyncEnd } from '@linesman/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** waiting: a page could not be read and is tried again. */
export const syncStatuses = ['running', 'waiting', 'whole', 'partial', 'failed'] as const;
export type SyncStatus = 'running' | 'waiting' | SyncEnd;

/** One run of a sync capability: an execution of many pages. */
@Entity('sync_runs')
@Check('sync_runs_status', `status in ('running', 'waiting', 'whole', 'partial', 'failed')`)
@Index('sync_runs_execution', ['execution_id'], { unique: true })
@Index('sync_runs_one_at_a_time', ['tenant_id', 'integration_id', 'capability_code'], {
  unique: true,
  where: `status in ('running', 'waiting')`,
})
@Index('sync_runs_newest', ['tenant_id', 'started_at', 'run_id'])
@Index('sync_runs_failed', ['tenant_id', 'started_at', 'run_id'], { where: `status <> 'whole'` })
@Index('sync_runs_of_integration', ['tenant_id', 'integration_id', 'capability_code', 'started_at'])
@Index('sync_runs_finished_at', ['finished_at'])
export class SyncRun {
  @PrimaryColumn('uuid') run_id: string;
  @Column('uuid') tenant_id: string;
  @Column('uuid') execution_id: string;
  @Column('uuid') integration_id: string;
  @Column('text') connection_code: string;
  @Column('text') capability_code: string;
  @Column('text') object: string;
  @Column('text') direction: SyncDirection;
  @Column('boolean') full_resync: boolean;
  @Column('json') parameters: Record<string, unknown>;
  @Column('text') requested_by: string;
  @Column('text') status: SyncStatus;
  @Column('int', { default: 0 }) pages: number;
  /** Events `records_synced`, each of which carries its number. */
  @Column('int', { default: 0 }) batches: number;
  @Column('int', { default: 0 }) rows: number;
  @Column('int', { default: 0 }) new: number;
  @Column('int', { default: 0 }) changed: number;
  @Column('int', { default: 0 }) unchanged: number;
  @Column('int', { default: 0 }) deleted: number;
  @Column('int', { default: 0 }) skipped: number;
  /** Of the bodies of requests and answers. */
  @Column('double precision', { default: 0 }) bytes_sent: number;
  @Column('double precision', { default: 0 }) bytes_received: number;
  /** Of the first skipped records. */
  @Column('json', { default: '[]' }) skipped_reasons: SkippedRecord[];
  /** How often a page could not be read. */
  @Column('int', { default: 0 }) failures: number;
  /** Why the last of these pages could not be read; empty once the run is whole. */
  @Column('json', { nullable: true }) error: ExecutionError | null;
  @Column('timestamptz', { nullable: true }) fresh_as_of: Date | null;
  @Column('timestamptz') started_at: Date;
  @Column('timestamptz', { nullable: true }) finished_at: Date | null;
}
