import { randomUUID } from 'node:crypto';
import {
  type EventContract,
  type ProviderOutage,
  type ProviderOutageClosed,
  providerOutageClosed,
  providerOutageOpened,
  providerOutageUpdated,
  type SignalSnapshot,
} from '@linesman/contracts';
import { envelopeOf } from '@linesman/testing';
import type { NotifierWorld, TestTenant } from './notifier-world';

export const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** The n-th signal of a provider that fails for its own reason. Without a CSM's address it is the tenant's first CSM's. */
export function failing(tenant: TestTenant, n: number, csm = tenant.csm, hold_until = inAnHour()): SignalSnapshot {
  const signal = tenant.snapshot({ hold_until, opened_at: new Date().toISOString() });
  Object.assign(signal.status_change, {
    cause: 'server_error',
    party_at_fault: 'provider',
    failure_reason: 'Salesforce answers with errors',
    integration_name: `Sync ${n}`,
  });
  Object.assign(signal.customer!, { name: `Customer ${n}`, arr: 1_000 + n, csm: { name: `CSM of ${n}`, email: csm } });
  return signal;
}

/** An outage of Salesforce, as the status-monitor tells a tenant of it. */
export class Outage {
  private version = 0;
  readonly data: ProviderOutage;

  constructor(
    private readonly world: NotifierWorld,
    private readonly tenant: TestTenant,
    over: Partial<ProviderOutage> = {},
  ) {
    this.data = {
      outage_id: randomUUID(),
      connection_code: 'salesforce',
      connection_name: 'Salesforce',
      party_at_fault: 'provider',
      cause: 'server_error',
      opened_at: new Date(Date.now() - 60_000).toISOString(),
      integrations: 1,
      still_failing: 1,
      ...over,
    };
  }

  opened(): Promise<void> {
    return this.say(providerOutageOpened, {});
  }

  updated(more: Partial<ProviderOutage>): Promise<void> {
    return this.say(providerOutageUpdated, more);
  }

  closed(still_failing: number): Promise<void> {
    const ended_at = new Date().toISOString();
    return this.say(providerOutageClosed, { still_failing, ended_at } satisfies Partial<ProviderOutageClosed>);
  }

  get reason(): string {
    return `part of the outage of Salesforce since ${this.data.opened_at}`;
  }

  /** Tells it again, as a stream may. */
  again(): Promise<void> {
    this.version -= 1;
    return this.opened();
  }

  private async say(contract: EventContract, more: object): Promise<void> {
    this.version += 1;
    const over = { tenantid: this.tenant.id, subject: this.data.outage_id, aggregateversion: this.version };
    await this.world.publish(contract, envelopeOf(contract, { ...this.data, ...more }, over));
  }
}
