import type { Cause, Lease, Observation } from '@linesman/contracts';
import { Leases } from '@linesman/leases';
import { noVolume, type Volume } from '@linesman/provider-kit';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ProbeSuccesses } from '../schedule/probe-successes.system';
import { CallProvider, type Postponed, type Seen } from './call-provider';
import { countPostponed } from './probe-counts';
import { ProbeLeases } from './probe-leases';
import type { ProbeJob } from './probe-queue';
import { RecordProbes } from './record-probes.system';

/** The integrations service answered with an internal error: our own fault. */
class LeaseFailed extends Error {}

/** A provider's refusal of the credentials. It counts only if they are refused again after a token refresh. */
const refusals: (Cause | undefined)[] = ['grant_revoked', 'api_key_rejected'];

/** While the integrations service does not answer. It may be restarting. */
const UNANSWERED_SECONDS = 30;

/** Asks the provider whether the credentials still work, records the answer and moves the schedule on. */
@Injectable()
export class RunProbe {
  constructor(
    private readonly leases: Leases,
    private readonly many: ProbeLeases,
    private readonly provider: CallProvider,
    private readonly results: RecordProbes,
    private readonly successes: ProbeSuccesses,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param last no attempt follows: a lease that fails now is recorded as an observation. */
  async run(job: ProbeJob, last: boolean): Promise<void> {
    const { tenant_id, integration_id, lease } = job;
    const started_at = this.clock.now().toISOString();
    const result = await this.observe(job).catch((error: unknown): Seen | Postponed => {
      if (!last) throw error;
      if (error instanceof LeaseFailed) return { observation: leaseFailed(job, started_at, error) };
      this.logger.warn({ err: error, integration_id }, 'probe failed');
      return { reason: 'error', again_in_seconds: job.usual_seconds };
    });
    const finished = { integration_id, lease };
    if ('again_in_seconds' in result) {
      countPostponed(job.connection_code, result.reason);
      await this.results.postponeOne({ ...finished, again_in_seconds: result.again_in_seconds });
      return;
    }
    if (result.observation.outcome === 'success') this.successes.note(job.connection_code);
    await this.results.record({ ...finished, tenant_id, ...result }, { routine: job.routine });
  }

  /** A 401 counts only if the provider answers it again after a forced token refresh. */
  private async observe(job: ProbeJob): Promise<Seen | Postponed> {
    const volume = noVolume();
    const { result, no_lease } = await this.leases.call(job, {
      lease: job.routine ? await this.many.of(job) : undefined,
      call: (lease) => this.call(job, lease, volume),
      isRefused: (seen) => 'observation' in seen && refusals.includes(seen.observation.cause),
    });
    if (!no_lease) return result;
    if ('refused' in no_lease) return { observation: { ...no_lease.refused, source: 'probe' } };
    const status = no_lease.failed.getStatus();
    this.logger.warn({ err: no_lease.failed, integration_id: job.integration_id, status }, 'no lease for a probe');
    if (status === 500) throw new LeaseFailed('the credentials could not be leased', { cause: no_lease.failed });
    // Otherwise it was deleted or switched off, of which this service hears soon.
    const again = status === 503 ? UNANSWERED_SECONDS : job.usual_seconds;
    return { reason: 'no_lease', again_in_seconds: Math.min(again, job.usual_seconds) };
  }

  private call(job: ProbeJob, lease: Lease, volume: Volume): Promise<Seen | Postponed> {
    const { integration_id, credential_version, refreshed_at } = lease;
    if (!refreshed_at || !job.routine) return this.provider.call(job, lease, volume);
    const refreshed = { integration_id, source: 'refresh', outcome: 'success', started_at: refreshed_at } as const;
    return Promise.resolve({ observation: { ...refreshed, credential_version } });
  }
}

const leaseFailed = (
  { integration_id, credential_version }: ProbeJob,
  started_at: string,
  error: Error,
): Observation => ({
  integration_id,
  source: 'probe',
  outcome: 'failure',
  cause: 'lease_failed',
  message: error.message,
  started_at,
  credential_version,
});
