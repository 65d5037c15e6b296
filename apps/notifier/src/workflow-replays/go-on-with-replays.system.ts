import { Database } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { ReplayStep } from './replay-step';

interface Due {
  replay_id: string;
  tenant_id: string;
}

/** The one first that has waited longest, so that no tenant waits for the end of another's. */
const due = {
  name: 'due_replays',
  text: `select replay_id, tenant_id from workflow_replays
    where ended_at is null and (leased_until is null or leased_until < clock_timestamp()) order by moved_at limit 1`,
};

/** So many steps, and then other work of this process has a moment. */
const MOST_STEPS = 20;

/** Goes on with the replays of all tenants, a step at a time. Where a process ends, another one goes on from the last step. */
@Injectable()
export class GoOnWithReplays implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly step: ReplayStep,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'go on with replays', () => this.goOn());
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  private async goOn(): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS && !this.stopping; steps += 1) {
      const [found] = await this.database.queryInSystem<Due>(due, []);
      if (!found) return;
      const { tenant_id, replay_id } = found;
      await this.step
        .take(tenant_id, replay_id)
        .catch((error: unknown) =>
          this.logger.warn({ err: error, tenant_id, replay_id }, 'a replay could not be continued'),
        );
    }
  }
}
