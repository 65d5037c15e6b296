import { Database, one, rows } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import type { OverdueNotice } from './overdue-notice';

const ofTask = `select id, audience, recipient, state, reason, channel, decided_at, settled_at from (
    select * from overdue_notices where task_id = $1 order by decided_at desc, id desc limit 100) newest
  order by decided_at, id`;

@Roles('csm', 'tenant_admin', 'admin', 'service')
@Controller('tasks/:task_id/overdue-notices')
export class OverdueNoticesController {
  constructor(private readonly database: Database) {}

  /** Who was told that the task is overdue, or was not and why. The newest 100, the oldest first. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Param('task_id', Uuid) id: string,
  ): Promise<{ items: OverdueNotice[] }> {
    const items = await this.database.inTenant(tenantId, async (tx) => {
      if (!(await one(tx, 'select 1 from tasks where id = $1', [id]))) throw notFound('task');
      return rows<OverdueNotice>(tx, ofTask, [id]);
    });
    return { items };
  }
}
