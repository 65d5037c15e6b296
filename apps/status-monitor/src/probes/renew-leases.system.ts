import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LEASE_SECONDS } from './lease-due.system';
import { RunningProbes } from './running-probes';

const EVERY_MS = 3_000;
/** Of a lease. Nearly every probe ends before. */
const USED_SHARE = 1 / 3;

/** A lease that was taken over stays so. */
const renew = `update probe_schedule s set leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
  from unnest($1::uuid[], $2::uuid[]) q (integration_id, lease)
  where s.integration_id = q.integration_id and s.lease = q.lease`;

/** Renews the leases of the probes that this process still runs. */
@Injectable()
export class RenewLeases implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly running: RunningProbes,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'renewing the leases of probes', () => this.renew());
  }

  private async renew(): Promise<void> {
    const now = this.clock.now().getTime();
    const probes = this.running.endingBefore(now + (1 - USED_SHARE) * LEASE_SECONDS * 1_000);
    if (probes.length === 0) return;
    const leases = [probes.map(({ integration_id }) => integration_id), probes.map(({ lease }) => lease)];
    await this.database.inSystem((tx) => changed(tx, renew, leases));
    for (const probe of probes) probe.leased_until = now + LEASE_SECONDS * 1_000;
  }
}
