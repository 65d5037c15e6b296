import { Database } from '@linesman/persistence';
import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { LookAtTask } from './look-at-task';

/** Where the process dies or the look fails, it is due again after a minute. */
const claimLooks = {
  name: 'claim_looks_at_tasks',
  text: `update task_looks l set next_look_at = $1::timestamptz + interval '1 minute'
    from (select task_id from task_looks where next_look_at <= $1::timestamptz
      order by next_look_at limit 50 for update skip locked) due
    where l.task_id = due.task_id returning l.task_id, l.tenant_id`,
};

/** Looks at the tasks of all tenants whose due time has come. Each is claimed by one process. */
@Injectable()
export class LooksAtTasks implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly tasks: LookAtTask,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'find tasks that are overdue', () => this.lookAtDue());
  }

  private async lookAtDue(): Promise<void> {
    const due = await this.database.queryInSystem<{ task_id: string; tenant_id: string }>(claimLooks, [
      this.clock.now(),
    ]);
    for (const { task_id, tenant_id } of due)
      await this.tasks
        .look(tenant_id, task_id)
        .catch((error: unknown) => this.logger.warn({ err: error, tenant_id, task_id }, 'a task was not looked at'));
  }
}
