import { Database, rows } from '@linesman/persistence';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DAY_SECONDS, deadCauses, DEFAULT_SECONDS, ProbeIntervals } from '../probe-intervals';
import { type ClaimedProbe, ProbeQueue } from './probe-queue';

const FIRST_TRIAL_SECONDS = 2;
const usual = `coalesce(($1::jsonb ->> h.integration_type)::float, ${DEFAULT_SECONDS})`;
const trial = `${FIRST_TRIAL_SECONDS} * power(2, least(h.quick_probes, 20))`;

/**
 * Claims probes by moving their schedule on by one interval ($1 has the intervals as JSON, $2 the dead causes): a day
 * while only new credentials can help, and seconds that double each time after the provider failed. The interval varies
 * by a tenth, so that integrations that were connected together are not always probed together.
 */
export const claimProbes = (due: string): string =>
  `update integration_health h set quick_probes = h.quick_probes + 1,
     next_probe_at = clock_timestamp() + make_interval(secs => case
       when h.cause = any($2::text[]) then greatest(${usual}, ${DAY_SECONDS})
       when h.quick_probes is not null then least(${usual}, ${trial})
       else ${usual} end * (0.9 + random() * 0.2))
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
    const due = 'integration_id = $3 and next_probe_at <= clock_timestamp()';
    const claimed = await this.database.inTenant(tenantId, (tx) =>
      rows<ClaimedProbe>(tx, claimProbes(due), [this.intervals.json, deadCauses, integrationId]),
    );
    for (const probe of claimed) this.queue.add(probe);
  }
}
