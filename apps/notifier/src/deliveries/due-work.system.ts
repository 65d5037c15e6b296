import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Job } from './dispatcher';

const BATCH = 100;

/** What is due in any tenant: retries whose job was lost, and what a process that died left behind. */
@Injectable()
export class DueWork {
  constructor(private readonly database: Database) {}

  find(): Promise<Job[]> {
    return this.database.inSystem(async (tx) => {
      return (await tx.query(
        `(select 'send' as kind, tenant_id, id from deliveries
          where state in ('pending', 'ambiguous') and next_attempt_at < clock_timestamp()
          order by next_attempt_at limit ${BATCH})
         union all
         (select 'send', tenant_id, id from deliveries
          where state = 'sending' and leased_until < clock_timestamp() order by leased_until limit ${BATCH})
         union all
         (select 'refresh', tenant_id, id from messages
          where refresh_due_at < clock_timestamp() order by refresh_due_at limit ${BATCH})`,
      )) as Job[];
    });
  }

  /** Runs whose hold is over. */
  heldRuns(): Promise<{ id: string; tenant_id: string }[]> {
    return this.database.inSystem(async (tx) => {
      const query = `select id, tenant_id from workflow_runs where state = 'held' and hold_until <= clock_timestamp() limit ${BATCH}`;
      return (await tx.query(query)) as { id: string; tenant_id: string }[];
    });
  }
}
