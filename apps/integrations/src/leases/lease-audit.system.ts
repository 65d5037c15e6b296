import { changed, Database } from '@linesman/persistence';
import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';

const FLUSH_MS = 5_000;

interface LeaseCount {
  tenant_id: string;
  integration_id: string;
  caller: string;
  purpose: string;
  hour: string;
  leases: number;
}

/**
 * Counts leases per integration, caller, purpose and hour. The counts are written every few seconds, so that no lease
 * waits for a write; a process that is killed loses those of the last seconds. One write holds counts of many tenants,
 * in one order in all processes: in two orders they would wait for each other.
 */
@Injectable()
export class LeaseAudit implements OnApplicationBootstrap, OnApplicationShutdown {
  private counts = new Map<string, LeaseCount>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(FLUSH_MS, 'write the lease counts', () => this.flush());
  }

  count(lease: Pick<LeaseCount, 'tenant_id' | 'integration_id' | 'caller' | 'purpose'>): void {
    this.add({
      tenant_id: lease.tenant_id,
      integration_id: lease.integration_id,
      caller: lease.caller,
      purpose: lease.purpose,
      hour: `${this.clock.now().toISOString().slice(0, 13)}:00:00Z`,
      leases: 1,
    });
  }

  async flush(): Promise<void> {
    const batch = [...this.counts.values()];
    if (batch.length === 0) return;
    this.counts = new Map();
    await this.write(batch).catch((error: unknown) => {
      this.logger.warn({ err: error, rows: batch.length }, 'lease audit not written, will be tried again');
      batch.forEach((one) => this.add(one));
    });
  }

  private add(one: LeaseCount): void {
    const key = `${one.integration_id} ${one.caller} ${one.purpose} ${one.hour}`;
    const known = this.counts.get(key);
    if (known) known.leases += one.leases;
    else this.counts.set(key, { ...one });
  }

  private async write(batch: LeaseCount[]): Promise<void> {
    const columns = ['tenant_id', 'integration_id', 'caller', 'purpose', 'hour', 'leases'] as const;
    await this.database.inSystem((tx) =>
      changed(
        tx,
        `insert into lease_audit as a (${columns.join(', ')})
         select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::int[]) order by 1, 2, 3, 4, 5
         on conflict (tenant_id, integration_id, caller, purpose, hour) do update set leases = a.leases + excluded.leases`,
        columns.map((column) => batch.map((one) => one[column])),
      ),
    );
  }

  /** The messaging server is closed by then, so that the last lease is counted too. */
  onApplicationShutdown(): Promise<void> {
    return this.flush();
  }
}
