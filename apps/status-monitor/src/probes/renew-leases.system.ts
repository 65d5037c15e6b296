import { Database, rows } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { LEASE_SECONDS } from './lease-due.system';
import { RunningProbes } from './running-probes';

const EVERY_MS = 3_000;
/** Of a lease. Nearly every probe ends before. */
const USED_SHARE = 1 / 3;

/** A lease that was taken over stays so. A locked row is skipped: its probe is nearly always being recorded. */
const renew = `with held as materialized (
    select integration_id from probe_schedule
    where integration_id = any($1::uuid[]) and lease = any($2::uuid[]) for update skip locked)
  update probe_schedule set leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
  where integration_id = any(array(select integration_id from held)) returning lease`;

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
    const renewed = await this.database.inSystem((tx) => rows<{ lease: string }>(tx, renew, leases));
    const held = new Set(renewed.map(({ lease }) => lease));
    for (const probe of probes) if (held.has(probe.lease)) probe.leased_until = now + LEASE_SECONDS * 1_000;
  }
}
