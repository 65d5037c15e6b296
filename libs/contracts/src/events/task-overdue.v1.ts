import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';
import { taskPriorities } from './task-created.v1';

export class TaskOverdue {
  @IsUUID() task_id: string;
  /** Of what the task is about; of a task made by hand about no risk signal, the task's own id. */
  @IsUUID() signal_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsString() @Length(1, 11_000) title: string;
  @IsIn(taskPriorities) priority: (typeof taskPriorities)[number];
  /** Email of the person who must do it. */
  @IsOptional() @IsString() assignee?: string;
  @IsISO8601() due_at: string;
}

export const taskOverdue = defineEvent({
  type: 'task_overdue',
  producer: 'notifier',
  aggregate: 'task',
  verb: 'overdue',
  summary: 'The due time of an open task has passed. Published once for each due time.',
  data: TaskOverdue,
});
