import { type ExecutionError, type ScheduleKind, scheduleKinds } from '@linesman/contracts';
import { PageQuery } from '@linesman/service-kit';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import type { ExecutionStatus } from '../ledger/execution.entity';
import type { SyncStatus } from '../sync/sync-run.entity';
import type { Schedule } from './schedule.entity';

export class SchedulesQuery extends PageQuery {
  @IsOptional() @IsUUID() integration_id?: string;
}

/** When it runs and with what. A field that is absent is emptied. */
export class ScheduleBody {
  /** cron: at times that clocks show. every: so many seconds apart. webhook: when something says that data has changed. */
  @IsIn(scheduleKinds) kind: ScheduleKind;
  /** Of `cron`: minute, hour, day of the month, month and day of the week, for example 0 6 * * MON-FRI. */
  @IsOptional() @IsString() @Length(1, 200) cron?: string;
  /** Of `cron`: where these times count, for example Europe/Paris. That of the tenant's settings if absent. */
  @IsOptional() @IsTimeZone() time_zone?: string;
  /** Of `every`: 60 at least. Of `webhook`: it runs after so many seconds too if nothing was heard; 300 at least. */
  @IsOptional() @IsInt() every_seconds?: number;
  /** Of `webhook`: it runs once nothing more was heard for so many seconds, after ten times as many at the latest. */
  @IsOptional() @IsInt() quiet_seconds?: number;
  /** Of each run, as the capability takes them. */
  @IsObject() parameters: Record<string, unknown> = {};
  /** Whether it runs by itself. */
  @IsBoolean() enabled = true;
}

export class NewSchedule extends ScheduleBody {
  @IsUUID() integration_id: string;
  /** One that syncs. */
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code: string;
}

export interface LastRun {
  execution_id: string;
  due_at: Date;
  /** Empty while the request for it waits, and after the ledger has forgotten it. */
  status: ExecutionStatus | null;
  /** How far the sync came; empty if it read nothing. */
  sync_status: SyncStatus | null;
  rows: number | null;
  error: ExecutionError | null;
  finished_at: Date | null;
}

type Shown = Omit<
  Schedule,
  'tenant_id' | 'missed' | 'integration_version' | 'late_at' | 'due_at' | 'execution_id' | 'parameters'
>;

export interface ScheduleView extends Shown {
  /** Members do not see them. */
  parameters?: Record<string, unknown>;
  /** In which `cron` counts: its own time zone or the tenant's. */
  counts_in: string;
  last_run: LastRun | null;
}
