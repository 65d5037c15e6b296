import { Database, one, rows } from '@linesman/persistence';
import { Caller, notFound, type Page, pageOf, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CloseTasks } from './close-tasks';
import { CloseTaskBody, listed, TaskQuery, type TaskView } from './tasks.query';
import type { Task } from './task.entity';

@Roles('csm', 'tenant_admin', 'admin')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly database: Database,
    private readonly closeTasks: CloseTasks,
  ) {}

  /** Open ones first, the one due soonest of them; then the closed ones. */
  @Get()
  async list(@Caller() caller: Principal, @Query() query: TaskQuery): Promise<Page<TaskView>> {
    const { status, customer_id, signal_id, assignee, limit } = query;
    const [state, due_at, id] = placeOf(query, 'word', 'time', 'uuid') ?? [];
    const mine = assignee ? (caller.email ?? '') : null;
    const values = [status, customer_id, signal_id, mine, state, due_at, id, limit + 1, caller.tenantId];
    const tasks = await this.database.inTenant(caller.tenantId, (tx) => rows<TaskView>(tx, listed, values));
    return pageOf(tasks, query, (row) => [row.status, row.due_at, row.id]);
  }

  /** Closing what is closed changes nothing. */
  @Post(':task_id/close')
  @HttpCode(200)
  async close(
    @Caller() caller: Principal,
    @Param('task_id', Uuid) id: string,
    @Body() { note }: CloseTaskBody,
  ): Promise<Task> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      await this.closeTasks.close(tx, id, caller.email ?? caller.subject, note);
      const task = await one<Task>(tx, 'select * from tasks where id = $1', [id]);
      if (!task) throw notFound('task');
      return task;
    });
  }
}
