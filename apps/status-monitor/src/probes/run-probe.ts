import type { LeaseAnswer, Observation } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { RecordObservation } from '../observations/record-observation';
import { CallProvider } from './call-provider';
import { LeaseFailed, LeaseForProbe } from './lease-for-probe';
import type { ProbeJob } from './probe-queue';

/** Asks the provider whether the credentials still work; a 401 counts after one forced refresh. */
@Injectable()
export class RunProbe {
  constructor(
    private readonly database: Database,
    private readonly leases: LeaseForProbe,
    private readonly provider: CallProvider,
    private readonly observations: RecordObservation,
    private readonly clock: Clock,
  ) {}

  /** @param last whether a lease that fails now has failed for good, and is an observation itself. */
  async run(job: ProbeJob, last: boolean): Promise<void> {
    const version = await this.credentialVersion(job);
    if (!version) return;
    const started_at = this.clock.now().toISOString();
    const observation = await this.observe(job).catch((error: unknown): Observation => {
      if (!(error instanceof LeaseFailed) || !last) throw error;
      const { message } = error;
      const { integration_id } = job;
      const failed = { source: 'probe', outcome: 'failure', cause: 'lease_failed', message } as const;
      return { ...failed, integration_id, started_at, credential_version: version };
    });
    if (observation) await this.database.inTenant(job.tenant_id, (tx) => this.observations.record(tx, observation));
  }

  private async observe(job: ProbeJob): Promise<Observation | undefined> {
    const first = await this.leases.ask(job);
    if (!first?.lease) return refusal(first);
    const seen = await this.provider.call(first.lease);
    if (seen.cause !== 'grant_revoked' && seen.cause !== 'api_key_rejected') return seen;
    const renewed = await this.leases.ask(job, first.lease.credential_version);
    if (!renewed?.lease) return refusal(renewed);
    return renewed.lease.material.secret === first.lease.material.secret ? seen : this.provider.call(renewed.lease);
  }

  /** Nothing for one that is gone, switched off or was never connected: it may have become so since it was claimed. */
  private async credentialVersion({ tenant_id, integration_id }: ProbeJob): Promise<number | undefined> {
    const rows = (await this.database.inTenant(tenant_id, (tx) =>
      tx.query(
        `select h.credential_version from integration_health h join integrations_copy i using (integration_id)
         where h.integration_id = $1 and not i.deleted and i.status <> 'inactive'`,
        [integration_id],
      ),
    )) as { credential_version: number }[];
    return rows[0]?.credential_version;
  }
}

const refusal = (answer: LeaseAnswer | undefined): Observation | undefined =>
  answer?.refused ? { ...answer.refused, source: 'probe' } : undefined;
