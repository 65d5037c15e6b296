import { Database, one, rows } from '@linesman/persistence';
import {
  Caller,
  notFound,
  type Page,
  pageOf,
  PageQuery,
  placeOf,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { shownComment, TaskComments } from './task-comments';
import { CommentBody, type TaskComment } from './tasks.dto';

const listed = `select ${shownComment} from task_comments where task_id = $1
    and ($2::timestamptz is null or (created_at, id) > ($2::timestamptz, $3::uuid))
  order by created_at, id limit $4`;

@Roles('csm', 'tenant_admin', 'admin', 'service')
@Controller('tasks/:task_id/comments')
export class TaskCommentsController {
  constructor(
    private readonly database: Database,
    private readonly comments: TaskComments,
  ) {}

  /** The oldest first. */
  @Get()
  async list(
    @Caller() caller: Principal,
    @Param('task_id', Uuid) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<TaskComment>> {
    const [created_at, comment_id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, async (tx) => {
      if (!(await one(tx, 'select 1 from tasks where id = $1', [id]))) throw notFound('task');
      return rows<TaskComment>(tx, listed, [id, created_at, comment_id, query.limit + 1]);
    });
    return pageOf(found, query, (row) => [row.created_at, row.comment_id]);
  }

  /** Everybody who may see the task can read it, and platforms hear of it by `task_commented`. */
  @Post()
  add(
    @Caller() caller: Principal,
    @Param('task_id', Uuid) id: string,
    @Body() { text }: CommentBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<TaskComment> {
    return this.database.inTenant(caller.tenantId, (tx) => this.comments.add(tx, caller, id, text, key));
  }
}
