import type { ScheduledSync } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { expectedRuns, type Expecting } from './expected-runs';
import { DEFAULT_ZONE } from './timing';

type Found = Expecting & { capability_code: string; tenant_zone: string | null };

/** Says when the scheduled syncs of an integration are due, and how many of their runs were missed. */
@Injectable()
export class DueRuns {
  constructor(
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  async of(tx: Tx, integration_id: string): Promise<ScheduledSync[]> {
    const found = await rows<Found>(
      tx,
      `select s.capability_code, s.kind, s.cron, s.time_zone, s.every_seconds, s.quiet_seconds, s.enabled, s.next_at,
         s.last_success_at, s.updated_at, z.time_zone as tenant_zone
       from schedules s left join tenant_zones z using (tenant_id)
       where s.integration_id = $1 order by s.capability_code`,
      [integration_id],
    );
    const longest_run_ms = this.config.SYNC_DEADLINE_SECONDS * 1_000;
    return found.map((row) => {
      const { due_at, missed_runs } = expectedRuns(row, row.tenant_zone, this.clock.now(), longest_run_ms);
      return {
        capability_code: row.capability_code,
        ...(due_at && { due_at: due_at.toISOString() }),
        time_zone: row.time_zone ?? row.tenant_zone ?? DEFAULT_ZONE,
        missed_runs,
      };
    });
  }
}
