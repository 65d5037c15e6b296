import type { Clock } from '@linesman/service-kit';

const HOUR_MS = 3_600_000;

/**
 * How many bytes this process has published for each tenant since the hour began. The streams are shared: one tenant
 * that fills them would stop the events of all. What is beyond the quota waits in the outbox until the next hour.
 */
export class EventQuota {
  private hour = 0;
  private readonly used = new Map<string, number>();

  constructor(
    private readonly most: number,
    private readonly clock: Clock,
  ) {}

  take(tenant_id: string, body: string): void {
    this.startHour();
    this.add(tenant_id, Buffer.byteLength(body));
  }

  /** The stream did not take the event. */
  giveBack(tenant_id: string, body: string): void {
    if (this.used.has(tenant_id)) this.add(tenant_id, -Buffer.byteLength(body));
  }

  /** The tenants whose events wait. */
  exhausted(): string[] {
    this.startHour();
    return [...this.used].filter(([, bytes]) => bytes >= this.most).map(([id]) => id);
  }

  isExhausted(tenant_id: string): boolean {
    this.startHour();
    return (this.used.get(tenant_id) ?? 0) >= this.most;
  }

  private add(tenant_id: string, bytes: number): void {
    this.used.set(tenant_id, Math.max(0, (this.used.get(tenant_id) ?? 0) + bytes));
  }

  private startHour(): void {
    const hour = Math.floor(this.clock.now().getTime() / HOUR_MS);
    if (hour === this.hour) return;
    this.hour = hour;
    this.used.clear();
  }
}
