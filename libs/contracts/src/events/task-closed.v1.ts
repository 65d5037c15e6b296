import { IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';

export class TaskClosed {
  @IsUUID() task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  @IsUUID() signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  @IsOptional() @IsUUID('loose') signal_tenant_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  /** Who closed it, or why it was closed automatically (`signal resolved`). */
  @IsString() @Length(1, 320) closed_by: string;
  @IsISO8601() closed_at: string;
  /** How it was done, in the words of the person who closed it. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}

export const taskClosed = defineEvent({
  type: 'task_closed',
  producer: 'notifier',
  aggregate: 'task',
  verb: 'closed',
  summary: 'A task was done, or is not needed any more.',
  data: TaskClosed,
});
