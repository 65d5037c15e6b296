import {
  type HealthStatus,
  integrationStatusChanged,
  type IntegrationStatusChanged,
  integrationUpdated,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { tell } from './schedule-customer';
import type { World } from './start-world';

/** A customer whose Stripe breaks and works again, as integrations and the status-monitor say it. */
export class ParkingCustomers {
  private monitor: NatsConnection;
  private version = 0;

  constructor(private readonly world: World) {}

  async start(): Promise<void> {
    this.monitor = await connect(this.world.servers.nats.user('status-monitor'));
  }

  stop(): Promise<void> | undefined {
    return this.monitor?.close();
  }

  stripe() {
    const { world } = this;
    const of = world.customer('stripe');
    const lease = of.leaseOf(of.token, 3);
    const changes = (old_status: HealthStatus, new_status: HealthStatus) =>
      this.publish(of.tenant, of.integration_id, old_status, new_status);
    let version = 1;
    /** What leases say from now on. The event evicts those in memory. */
    const integrationIs = async (status: 'active' | 'error') => {
      const broken = { ...lease, status, status_cause: 'api_key_rejected' as const };
      world.leases.on(of.integration_id, () => ({ granted: true, lease: status === 'active' ? lease : broken }));
      version += 1;
      await tell(world, of.tenant, integrationUpdated, {
        integration_id: of.integration_id,
        connection_code: 'stripe',
        name: 'Stripe',
        status,
        is_critical: false,
        credential_version: 3,
        created_at: new Date().toISOString(),
        version,
      });
    };
    const healthIs = (health: HealthStatus) =>
      waitUntil(async () => {
        const rows = await world.sql(
          `select 1 from parked_lines where integration_id = '${of.integration_id}' and health = '${health}'`,
        );
        return rows.length === 1;
      });
    const parked = async (): Promise<number> => {
      const rows = await world.sql(
        `select 1 from executions where integration_id = '${of.integration_id}' and status = 'parked'`,
      );
      return rows.length;
    };
    const parks = (count: number) => waitUntil(async () => (await parked()) === count, { timeout: 20_000 });
    const pay = (key: string, more: object = {}): Promise<string> =>
      world.ask(of.tenant, {
        integration_id: of.integration_id,
        capability_code: 'PROCESS_PAYMENT',
        parameters: { amount: 100, currency: 'usd' },
        idempotency_key: key,
        park: true,
        ...more,
      });
    return {
      ...of,
      changes,
      parked,
      parks,
      pay,
      /** One after another, so that their order is known. */
      parkAll: async (keys: string[], more: object = {}): Promise<string[]> => {
        const ids: string[] = [];
        const before = await parked();
        for (const [nth, key] of keys.entries()) {
          ids.push(await pay(key, more));
          await parks(before + nth + 1);
        }
        return ids;
      },
      /** Somebody has entered other credentials. */
      reconnects: () => integrationIs('active'),
      breaks: async () => {
        await integrationIs('error');
        await changes('healthy', 'disconnected');
        await healthIs('disconnected');
      },
      recovers: async () => {
        await integrationIs('active');
        await changes('disconnected', 'healthy');
      },
      /** The ids of the executions of which the provider heard, in this order. */
      paid: () => world.provider.with(of.token).map(({ idempotency_key }) => idempotency_key),
      told: () => world.parkedEvents.filter(({ data }) => data.integration_id === of.integration_id),
    };
  }

  /** As the status-monitor says it, with a version of its own unless the test gives one. */
  async publish(
    tenantid: string,
    integration_id: string,
    old_status: HealthStatus,
    new_status: HealthStatus,
    version = (this.version += 1),
  ): Promise<void> {
    const now = new Date().toISOString();
    const data: IntegrationStatusChanged = {
      integration_id,
      integration_type: 'stripe',
      integration_name: 'Stripe',
      old_status,
      new_status,
      party_at_fault: new_status === 'healthy' ? 'nobody' : 'customer',
      is_critical: false,
      failure_count: 1,
      detected_by: 'probe',
      observed_at: now,
      changed_at: now,
    };
    const about = { tenantid, subject: integration_id, aggregateversion: version };
    const body = JSON.stringify(envelopeOf(integrationStatusChanged, data, about));
    await jetstream(this.monitor).publish(integrationStatusChanged.subject, body);
  }
}

/** The keys of some requests. */
export const orders = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, n) => `order-${from + n}`);

export type ParkingCustomer = ReturnType<ParkingCustomers['stripe']>;
