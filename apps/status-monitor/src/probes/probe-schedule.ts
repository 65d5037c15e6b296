import { Database } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { StatusMonitorConfig } from '../config';
import { PROVIDERS } from '../providers';
import { type ClaimedProbe, ProbeQueue } from './probe-queue';

const DEFAULT_INTERVAL_SECONDS = 900;

/**
 * Moves the schedule on by one interval, given as JSON in $1; what it returns is claimed by this transaction alone.
 * A tenth more or less, so that integrations connected together are not probed together for ever.
 */
export const claimProbes = (due: string): string =>
  `update integration_health h set next_probe_at = clock_timestamp()
     + make_interval(secs => coalesce(($1::jsonb ->> integration_type)::float, ${DEFAULT_INTERVAL_SECONDS}) * (0.9 + random() * 0.2))
   where ${due} returning tenant_id, integration_id, floor(extract(epoch from next_probe_at) * 1000)::bigint::text as claim`;

@Injectable()
export class ProbeSchedule {
  /** Seconds by connection code, as JSON. */
  readonly intervals: string;

  constructor(
    private readonly database: Database,
    private readonly queue: ProbeQueue,
    @Inject(PROVIDERS) providers: Providers,
    config: StatusMonitorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const declared = [...providers].map(([code, { manifest }]) => [code, manifest.probe_interval_seconds] as const);
    this.intervals = JSON.stringify({ ...Object.fromEntries(declared), ...config.PROBE_INTERVALS });
  }

  /** Does not wait for the sweeper. Should this be lost, or come second, the sweeper claims it. */
  probeNow(tenantId: string, integrationId: string): void {
    this.database
      .inTenant(tenantId, (tx) =>
        tx.query(claimProbes('integration_id = $2 and next_probe_at <= clock_timestamp()'), [
          this.intervals,
          integrationId,
        ]),
      )
      .then(([claimed]: [ClaimedProbe[]]) => claimed.forEach((probe) => this.queue.add(probe)))
      .catch((error: unknown) =>
        this.logger.warn({ err: error, integration_id: integrationId }, 'probe left to sweeper'),
      );
  }
}
