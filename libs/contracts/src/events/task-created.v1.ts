import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';

export const taskPriorities = ['critical', 'high', 'medium', 'low'] as const;

export class TaskCreated {
  @IsUUID() task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  @IsUUID() signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  @IsOptional() @IsUUID('loose') signal_tenant_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsString() @Length(1, 11_000) title: string;
  @IsIn(taskPriorities) priority: (typeof taskPriorities)[number];
  /** Email of the person who must do it. */
  @IsOptional() @IsString() assignee?: string;
  @IsISO8601() due_at: string;
  /** On a task about one integration. */
  @IsOptional() @IsUUID() integration_id?: string;
  /** Who made it by hand. */
  @IsOptional() @IsString() @Length(1, 320) created_by?: string;
}

export const taskCreated = defineEvent({
  type: 'task_created',
  producer: 'notifier',
  aggregate: 'task',
  verb: 'created',
  summary: 'A task was created for a person, with a due time.',
  data: TaskCreated,
});
