import type { LeaseAnswer, Observation } from '@linesman/contracts';
import { Database, one } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { RecordObservation } from '../observations/record-observation';
import { CallProvider } from './call-provider';
import { LeaseFailed, LeaseForProbe } from './lease-for-probe';
import type { ProbeJob } from './probe-queue';

/** Asks the provider whether the credentials still work, and records the answer. */
@Injectable()
export class RunProbe {
  constructor(
    private readonly database: Database,
    private readonly leases: LeaseForProbe,
    private readonly provider: CallProvider,
    private readonly observations: RecordObservation,
    private readonly clock: Clock,
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

  /** A 401 counts only if the provider answers it again after a forced token refresh. */
  private async observe(job: ProbeJob): Promise<Observation | undefined> {
    const answer = await this.leases.ask(job);
    if (!answer?.lease) return refusal(answer);
    const observation = await this.provider.call(answer.lease);
    if (observation.cause !== 'grant_revoked' && observation.cause !== 'api_key_rejected') return observation;
    const renewed = await this.leases.ask(job, answer.lease.credential_version);
    if (!renewed?.lease) return refusal(renewed);
    const sameSecret = renewed.lease.material.secret === answer.lease.material.secret;
    return sameSecret ? observation : this.provider.call(renewed.lease);
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

const refusal = (answer: LeaseAnswer | undefined): Observation | undefined =>
  answer?.refused && { ...answer.refused, source: 'probe' };
