import { Database } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { Task } from './task.entity';

export class TaskQuery {
  @IsOptional() @IsIn(['open', 'closed']) status?: 'open' | 'closed';
  @IsOptional() @IsUUID() customer_id?: string;
}

@Roles('csm', 'tenant_admin', 'admin')
@Controller('tasks')
export class TasksController {
  constructor(private readonly database: Database) {}

  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Query() { status, customer_id }: TaskQuery,
  ): Promise<{ items: Task[] }> {
    const where = { ...(status && { status }), ...(customer_id && { customer_id }) };
    const items = await this.database.inTenant(tenantId, (tx) =>
      tx.getRepository(Task).find({ where, order: { created_at: 'DESC' }, take: 200 }),
    );
    return { items };
  }

  /** Closing what is closed changes nothing. */
  @Post(':id/close')
  @HttpCode(200)
  async close(@Caller() caller: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<Task> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      await tx.query(
        `update tasks set status = 'closed', closed_by = $2, closed_at = now() where id = $1 and status = 'open'`,
        [id, caller.email ?? caller.subject],
      );
      const [task] = (await tx.query(`select * from tasks where id = $1`, [id])) as Task[];
      if (!task) throw notFound('task');
      return task;
    });
  }
}
