import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';

/** cron: at times that clocks show. every: so many seconds apart. webhook: when something says that data has changed. */
export const scheduleKinds = ['cron', 'every', 'webhook'] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

export const scheduleChanges = ['created', 'updated', 'paused', 'resumed', 'run_requested', 'deleted'] as const;
export type ScheduleChange = (typeof scheduleChanges)[number];

export class ScheduleChanged {
  @IsUUID() schedule_id: string;
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  @IsString() @Length(1, 100) capability_code: string;
  @IsIn(scheduleChanges) change: ScheduleChange;
  /** The user or service who made the change. */
  @IsString() @Length(1, 200) changed_by: string;
  @IsIn(scheduleKinds) kind: ScheduleKind;
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  @IsOptional() @IsString() @Length(1, 200) cron?: string;
  /** IANA name, in which `cron` counts. The tenant's if absent. */
  @IsOptional() @IsString() @Length(1, 100) time_zone?: string;
  @IsOptional() @IsInt() every_seconds?: number;
  @IsOptional() @IsInt() quiet_seconds?: number;
  /** Whether it runs by itself. */
  @IsBoolean() enabled: boolean;
}

export const scheduleChanged = defineEvent({
  type: 'schedule_changed',
  producer: 'gateway-executor',
  aggregate: 'schedule',
  verb: 'changed',
  summary: 'Somebody made, changed, paused, resumed or deleted the schedule of a sync, or asked for a run of it.',
  data: ScheduleChanged,
});
