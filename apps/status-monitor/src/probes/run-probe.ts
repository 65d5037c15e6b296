import type { Observation } from '@linesman/contracts';
import { Leases } from '@linesman/leases';
import { Database, one } from '@linesman/persistence';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { RecordObservation } from '../observations/record-observation';
import { CallProvider } from './call-provider';
import type { ProbeJob } from './probe-queue';

/** The integrations service answered with an internal error: our own fault. */
class LeaseFailed extends Error {}

/** Asks the provider whether the credentials still work, and records the answer. */
@Injectable()
export class RunProbe {
  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly provider: CallProvider,
    private readonly observations: RecordObservation,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param last no attempt follows: a lease that fails now is recorded as an observation. */
  async run(job: ProbeJob, last: boolean): Promise<void> {
    const credential_version = await this.credentialVersion(job);
    if (!credential_version) return;
    const started_at = this.clock.now().toISOString();
    const observation = await this.observe(job).catch((error: unknown): Observation => {
      if (!(error instanceof LeaseFailed) || !last) throw error;
      return {
        integration_id: job.integration_id,
        source: 'probe',
        outcome: 'failure',
        cause: 'lease_failed',
        message: error.message,
        started_at,
        credential_version,
      };
    });
    if (observation) await this.database.inTenant(job.tenant_id, (tx) => this.observations.record(tx, observation));
  }

  /**
   * A 401 counts only if the provider answers it again after a forced token refresh.
   * @returns undefined when the integrations service does not answer (it may be restarting), or has nothing to lease.
   */
  private async observe(job: ProbeJob): Promise<Observation | undefined> {
    const { result, no_lease } = await this.leases.call(job, {
      call: (lease) => this.provider.call(lease),
      isRefused: ({ cause }) => cause === 'grant_revoked' || cause === 'api_key_rejected',
    });
    if (!no_lease) return result;
    if ('refused' in no_lease) return { ...no_lease.refused, source: 'probe' };
    const status = no_lease.failed.getStatus();
    this.logger.warn({ err: no_lease.failed, integration_id: job.integration_id, status }, 'probe without a lease');
    if (status !== 500) return undefined;
    throw new LeaseFailed('the credentials could not be leased', { cause: no_lease.failed });
  }

  /** Undefined if the integration was deleted or switched off since the probe was claimed. */
  private async credentialVersion({ tenant_id, integration_id }: ProbeJob): Promise<number | undefined> {
    const row = await this.database.inTenant(tenant_id, (tx) =>
      one<{ credential_version: number }>(
        tx,
        `select h.credential_version from integration_health h join integrations_copy i using (integration_id)
         where h.integration_id = $1 and not i.deleted and i.status <> 'inactive'`,
        [integration_id],
      ),
    );
    return row?.credential_version;
  }
}
