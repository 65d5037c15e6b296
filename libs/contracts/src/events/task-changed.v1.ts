import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';
import { Nested } from '../nested';
import { taskPriorities } from './task-created.v1';

export const changedOfTask = ['title', 'priority', 'assignee', 'due_at', 'status', 'external_ref'] as const;

/** The same task in another system. */
export class TaskExternalRef {
  @IsString() @Length(1, 200) id: string;
  @IsOptional() @IsString() @Length(1, 2_000) url?: string;
}

export class TaskChanged {
  @IsUUID() task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  @IsUUID() signal_id: string;
  /** The tenant of the signal, on a task of our own staff: such a task belongs to the platform tenant. */
  @IsOptional() @IsUUID('loose') signal_tenant_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsIn(changedOfTask, { each: true }) changed: (typeof changedOfTask)[number][];
  @IsString() @Length(1, 11_000) title: string;
  @IsIn(taskPriorities) priority: (typeof taskPriorities)[number];
  /** Email of the person who must do it. */
  @IsOptional() @IsString() assignee?: string;
  @IsISO8601() due_at: string;
  @IsIn(['open', 'closed']) status: 'open' | 'closed';
  @IsOptional() @Nested(() => TaskExternalRef) external_ref?: TaskExternalRef;
  /** Who changed it, or why it changed (`severity of the signal`). */
  @IsString() @Length(1, 320) changed_by: string;
  @IsISO8601() changed_at: string;
}

export const taskChanged = defineEvent({
  type: 'task_changed',
  producer: 'notifier',
  aggregate: 'task',
  verb: 'changed',
  summary: 'A task has another title, priority, assignee, due time or reference, or was opened again.',
  data: TaskChanged,
});
