import { Database } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import type { WorkflowRun } from './run.entity';
import { StartRun } from './start-run';

const MOST = 100;
const AT_ONCE = 4;

type Due = Pick<WorkflowRun, 'id' | 'tenant_id'>;

const dueRuns = {
  name: 'due_runs',
  text: `(select id, tenant_id from workflow_runs r where hold_until <= now() and (state = 'held' or state = 'running'
      and not exists (select from workflow_steps s where s.run_id = r.id)) order by hold_until limit ${MOST})
    union (select id, tenant_id from workflow_runs where rest_due_at <= now() and state in ('running', 'done')
      order by rest_due_at limit ${MOST})`,
};

/**
 * Goes on with the runs of all tenants whose hold is over, and with those whose process died before it had done the rest.
 * Any number of processes may look for them, and a run that fails stops no other. A run without a step is one that a
 * process of an older release took and could not start.
 */
@Injectable()
export class HeldRuns implements OnApplicationBootstrap, OnModuleDestroy {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly runs: StartRun,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'go on with runs', () => this.startDue());
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  /** After an outage there are thousands. What failed is due still, and waits for the next look. */
  private async startDue(): Promise<void> {
    let full = true;
    while (full && !this.stopping) {
      const due = await this.database.queryInSystem<Due>(dueRuns, []);
      const went = await this.resumeAll([...due]);
      full = due.length >= MOST && went === due.length;
    }
  }

  /** @returns how many went on. */
  private async resumeAll(due: Due[]): Promise<number> {
    let went = 0;
    const work = async (): Promise<void> => {
      for (let one = due.shift(); one && !this.stopping; one = due.shift()) if (await this.resume(one)) went += 1;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return went;
  }

  private async resume({ id, tenant_id }: Due): Promise<boolean> {
    try {
      await this.runs.resume(tenant_id, id);
      return true;
    } catch (error) {
      this.logger.warn({ err: error, tenant_id, run_id: id }, 'a run did not go on');
      return false;
    }
  }
}
