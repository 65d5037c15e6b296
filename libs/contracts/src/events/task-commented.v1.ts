import { IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';

export class TaskCommented {
  @IsUUID() task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  @IsUUID() signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  @IsOptional() @IsUUID('loose') signal_tenant_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsUUID() comment_id: string;
  @IsString() @Length(1, 4_000) text: string;
  @IsString() @Length(1, 320) commented_by: string;
  @IsISO8601() commented_at: string;
}

export const taskCommented = defineEvent({
  type: 'task_commented',
  producer: 'notifier',
  aggregate: 'task',
  verb: 'commented',
  summary: 'Somebody wrote a comment on a task.',
  data: TaskCommented,
});
