import { Database, rows } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ProbeIntervals } from '../probe-intervals';
import { type ClaimedProbe, ProbeQueue } from './probe-queue';

const DEFAULT_INTERVAL_SECONDS = 900;

/**
 * Claims probes by moving their schedule on by one interval ($1 has the intervals as JSON). The interval varies by a
 * tenth, so that integrations that were connected together are not always probed together.
 */
export const claimProbes = (due: string): string =>
  `update integration_health h set next_probe_at = clock_timestamp()
     + make_interval(secs => coalesce(($1::jsonb ->> integration_type)::float, ${DEFAULT_INTERVAL_SECONDS}) * (0.9 + random() * 0.2))
   where ${due} returning tenant_id, integration_id, floor(extract(epoch from next_probe_at) * 1000)::bigint::text as claim`;

@Injectable()
export class ProbeSchedule {
  constructor(
    private readonly database: Database,
    private readonly queue: ProbeQueue,
    private readonly intervals: ProbeIntervals,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Claims a due probe without waiting for {@link ClaimDueProbes}, which claims it if this fails. */
  probeNow(tenantId: string, integrationId: string): void {
    this.claim(tenantId, integrationId).catch((error: unknown) =>
      this.logger.warn({ err: error, integration_id: integrationId }, 'probe not claimed at once; it is claimed later'),
    );
  }

  private async claim(tenantId: string, integrationId: string): Promise<void> {
    const due = 'integration_id = $2 and next_probe_at <= clock_timestamp()';
    const claimed = await this.database.inTenant(tenantId, (tx) =>
      rows<ClaimedProbe>(tx, claimProbes(due), [this.intervals.json, integrationId]),
    );
    for (const probe of claimed) this.queue.add(probe);
  }
}
