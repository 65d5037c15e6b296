import { Nested, TaskExternalRef, taskPriorities } from '@linesman/contracts';
import { IsMoment, OneOrSeveral, PageQuery } from '@linesman/service-kit';
import {
  ArrayMaxSize,
  IsEmail,
  IsIn,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { MOST_WORKING_HOURS } from './due-of';
import type { Task } from './task.entity';

/** Tasks of our staff have no assignee. */
export class StaffTaskQuery extends PageQuery {
  @IsOptional() @IsIn(['open', 'closed']) status?: 'open' | 'closed';
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsUUID() signal_id?: string;
}

export class TaskQuery extends StaffTaskQuery {
  /** An email address. `me`: those for the caller's. */
  @IsOptional() @IsString() @Length(2, 320) @Matches(/^(me|[^\s@]+@[^\s@]+)$/) assignee?: string;
  /** A part of the title. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  /** `true`: only open ones whose due time has passed. */
  @IsOptional() @IsIn(['true', 'false']) overdue?: 'true' | 'false';
  /** One or several. */
  @IsOptional()
  @OneOrSeveral()
  @ArrayMaxSize(4)
  @IsIn(taskPriorities, { each: true })
  priority?: Task['priority'][];
}

export class CloseTaskBody {
  /** How the task was done. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}

/** The same task in another system. */
export class ExternalRefBody implements TaskExternalRef {
  @IsString() @Length(1, 200) id: string;
  /** Its page there, to which ours leads. */
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true, require_tld: false })
  @Length(1, 2_000)
  url?: string;
}

export class ExternalRefChange {
  /** Empty: the task has none any more. */
  @IsString() @Length(0, 200) id: string;
  @IsOptional()
  @IsUrl({ protocols: ['https'], require_protocol: true, require_tld: false })
  @Length(1, 2_000)
  url?: string;
}

export class TaskBody {
  @IsString() @Length(1, 500) title: string;
  @IsIn(taskPriorities) priority: Task['priority'] = 'medium';
  /** The risk signal that it is about, which says the customer. It may have ended. */
  @IsOptional() @IsUUID() signal_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsUUID() integration_id?: string;
  /** Of a CSM of the tenant's customers, or of a person who has signed in. If absent, anyone of the tenant may take it. */
  @IsOptional() @IsEmail() assignee?: string;
  @IsOptional() @IsMoment() due_at?: Date;
  /** In place of `due_at`: after so many hours in which the assignee works, by the tenant's working hours on their clock. */
  @IsOptional() @IsNumber() @Min(0) @Max(MOST_WORKING_HOURS) due_in_working_hours?: number;
  @IsOptional() @Nested(() => ExternalRefBody) external_ref?: ExternalRefBody;
}

/** What is absent stays as it is. */
export class TaskChangeBody {
  @IsOptional() @IsString() @Length(1, 500) title?: string;
  @IsOptional() @IsIn(taskPriorities) priority?: Task['priority'];
  /** As in a new task. Empty: anyone of the tenant may take it. */
  @IsOptional() @IsString() @Length(0, 320) @Matches(/^$|^[^\s@]+@[^\s@]+$/) assignee?: string;
  @IsOptional() @IsMoment() due_at?: Date;
  /** In place of `due_at`, from now on. */
  @IsOptional() @IsNumber() @Min(0) @Max(MOST_WORKING_HOURS) due_in_working_hours?: number;
  @IsOptional() @Nested(() => ExternalRefChange) external_ref?: ExternalRefChange;
}

export class CommentBody {
  @IsString() @Length(1, 4_000) text: string;
}

/** What somebody wrote about a task. */
export interface TaskComment {
  comment_id: string;
  /** An email address, or the subject of a platform service's token. */
  author: string;
  text: string;
  created_at: Date;
}
