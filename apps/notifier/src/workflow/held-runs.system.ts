import { Database } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import type { WorkflowRun } from './run.entity';
import { ResumeRun } from './resume-run';

type Due = Pick<WorkflowRun, 'id' | 'tenant_id'>;

const dueRuns = {
  name: 'due_runs',
  text: `with due as (
      select id, tenant_id, hold_until as since from workflow_runs r where hold_until <= now() and (state = 'held'
        or state = 'running' and not exists (select from workflow_steps s where s.run_id = r.id))
      union
      select id, tenant_id, rest_due_at from workflow_runs where rest_due_at <= now() and state in ('running', 'done')
      union
      select id, tenant_id, due_at from workflow_runs where state = 'waiting' and due_at <= now())
    select id, tenant_id from due
    order by row_number() over (partition by tenant_id order by since), since limit 100`,
};

/**
 * Goes on with the runs of all tenants whose hold or wait is over, and with those whose process died before it had done the
 * rest.
 * Any number of processes may look for them, and a run that fails stops no other. A run without a step is one that a
 * process of an older release took and could not start.
 */
@Injectable()
export class HeldRuns implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly runs: ResumeRun,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'go on with runs', () => this.startDue());
  }

  private async startDue(): Promise<void> {
    for (const { id, tenant_id } of await this.database.queryInSystem<Due>(dueRuns, []))
      await this.runs
        .resume(tenant_id, id)
        .catch((error: unknown) =>
          this.logger.warn({ err: error, tenant_id, run_id: id }, 'a run could not be continued'),
        );
  }
}
