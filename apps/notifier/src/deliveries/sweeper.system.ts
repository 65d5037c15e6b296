import { Database, rows } from '@linesman/persistence';
import { Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { DeliveryWorker, type Job } from './delivery-worker.job';

const BATCH = 100;

/**
 * Hands the worker what is due in any tenant: retries whose job was lost, and what a process that died had claimed. Any
 * number of processes may sweep.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly worker: DeliveryWorker,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'start due deliveries', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const due = await this.database.inSystem((tx) =>
      rows<Job>(
        tx,
        `(select 'send' as kind, tenant_id, id from deliveries
          where state in ('pending', 'ambiguous') and next_attempt_at < clock_timestamp()
          order by next_attempt_at limit ${BATCH})
         union all
         (select 'send', tenant_id, id from deliveries
          where state = 'sending' and leased_until < clock_timestamp() order by leased_until limit ${BATCH})
         union all
         (select 'refresh', tenant_id, id from messages
          where refresh_due_at < clock_timestamp() and coalesce(edited_until, '-infinity') < clock_timestamp()
          order by refresh_due_at limit ${BATCH})`,
      ),
    );
    for (const job of due) this.worker.now(job);
  }
}
