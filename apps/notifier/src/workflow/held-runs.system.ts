import { Database, rows } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { StartRun } from './start-run';

const BATCH = 100;

/**
 * Starts the held runs of all tenants whose hold is over. Any number of processes may look for them, and a run that fails
 * stops no other. A run without a step is one that a process of an older release took and could not start.
 */
@Injectable()
export class HeldRuns implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly runs: StartRun,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'start held runs', () => this.startDue());
  }

  private async startDue(): Promise<void> {
    const due = await this.database.inSystem((tx) =>
      rows<{ id: string; tenant_id: string }>(
        tx,
        `select id, tenant_id from workflow_runs r where hold_until <= clock_timestamp() and (state = 'held' or state = 'running'
           and not exists (select from workflow_steps s where s.run_id = r.id)) order by hold_until limit ${BATCH}`,
      ),
    );
    for (const { id, tenant_id } of due)
      await this.runs
        .endHold(tenant_id, id)
        .catch((error: unknown) => this.logger.warn({ err: error, tenant_id, run_id: id }, 'a held run did not start'));
  }
}
