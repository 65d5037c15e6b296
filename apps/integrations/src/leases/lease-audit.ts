import { Clock, LOGGER } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { LeaseAuditRows, type LeaseCount } from './lease-audit.system';

const FLUSH_MS = 5_000;

/** Counts leases per integration, caller, purpose and hour; written every few seconds, for a lease must not wait for it. */
@Injectable()
export class LeaseAudit implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private counts = new Map<string, LeaseCount>();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly rows: LeaseAuditRows,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_MS).unref();
  }

  count(lease: Pick<LeaseCount, 'tenant_id' | 'integration_id' | 'caller' | 'purpose'>): void {
    const { tenant_id, integration_id, caller, purpose } = lease;
    const hour = `${this.clock.now().toISOString().slice(0, 13)}:00:00Z`;
    this.add({ tenant_id, integration_id, caller, purpose, hour, leases: 1 });
  }

  async flush(): Promise<void> {
    const batch = [...this.counts.values()];
    if (batch.length === 0) return;
    this.counts = new Map();
    await this.rows.add(batch).catch((error: unknown) => {
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

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }
}
