import { randomUUID } from 'node:crypto';
import type { CustomerSnapshot, Envelope, EventContract, IntegrationSnapshot, Observation } from '@linesman/contracts';
import * as contracts from '@linesman/contracts';
import { connectMessaging } from '@linesman/messaging';
import { migrate } from '@linesman/persistence';
import { createService, parseConfig } from '@linesman/service-kit';
import {
  hearEvents,
  envelopeOf,
  startIssuer,
  startServers,
  type TestIssuer,
  type TestServers,
  waitUntil,
  queryOnce,
  rpcStub,
} from '@linesman/testing';
import { Redis } from 'ioredis';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { StatusMonitorConfig } from '../src/config';
import { schema } from '../src/schema';
import { StatusMonitorModule } from '../src/status-monitor.module';
import { IntegrationsStub } from './integrations-stub';
import { TestProvider } from './test-provider';

type PublishedEvent = Envelope<Record<string, unknown>>;

/** The monitor's surroundings: servers, a provider, and the other services as publishers and an RPC stub. */
export class World {
  readonly provider = new TestProvider();
  readonly integrations = new IntegrationsStub();
  /** What the monitor has published, each event once. */
  readonly published: PublishedEvent[] = [];
  servers: TestServers;
  issuer: TestIssuer;
  private origin: string;
  /** What the monitor asked the notifier: whom signals would tell. It answers with the CSM. */
  readonly previewed: contracts.PreviewSignalRequest[] = [];
  private readonly buses = new Map<string, NatsConnection>();
  private readonly monitors: NestFastifyApplication[] = [];

  async start(): Promise<void> {
    [this.servers, this.issuer, this.origin] = await Promise.all([
      startServers({ schemas: ['status-monitor'] }),
      startIssuer(),
      this.provider.start(),
    ]);
    await migrate(schema, this.servers.postgres.role('status-monitor', 'owner'));
    for (const name of [
      'integrations',
      'integrations-rpc',
      'gateway-executor',
      'notifier',
      'notifier-rpc',
      'console',
    ] as const)
      this.buses.set(name, await connect(this.servers.nats.user(name)));
    await this.integrations.answer(this.buses.get('integrations-rpc')!);
    await rpcStub(this.buses.get('notifier-rpc')!, contracts.previewSignal, (request) => {
      this.previewed.push(request);
      return { told: [{ audience: 'csm', channel: 'slack', recipient: 'j…@acme.example' }] };
    });
    const listener = this.buses.get('console')!;
    hearEvents<PublishedEvent>(listener, 'events.status-monitor.>', (event) => this.published.push(event));
    await listener.flush();
  }

  /** The service as it runs in production, in this process. */
  async monitor(env: Record<string, string> = {}): Promise<NestFastifyApplication> {
    const config = parseConfig(StatusMonitorConfig, {
      ...this.servers.environment('status-monitor'),
      ...this.issuer.environment,
      PORT: '0',
      PUBLIC_ORIGIN: 'http://127.0.0.1:1',
      PROVIDER_ORIGINS: JSON.stringify({ 'https://api.dropboxapi.com': this.origin }),
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      ...env,
    });
    if (config instanceof Error) throw config;
    const app = await createService(StatusMonitorModule.with(config), connectMessaging);
    this.monitors.push(app);
    await app.init();
    await app.startAllMicroservices();
    return app;
  }

  /** A new tenant with a customer and one connected integration that has worked, of which the monitor has replicas. */
  async fixture(
    over: { integration?: Partial<IntegrationSnapshot>; customer?: Partial<CustomerSnapshot>; worked?: boolean } = {},
  ): Promise<Fixture> {
    const tenant = randomUUID();
    const customer = { customer_id: randomUUID(), name: 'TechCorp', arr: 200_000, time_zone: 'UTC', version: 1 };
    const integration: IntegrationSnapshot = {
      integration_id: randomUUID(),
      connection_code: 'salesforce',
      name: 'Salesforce CRM Sync',
      status: 'active',
      is_critical: true,
      customer_id: customer.customer_id,
      credential_version: 1,
      created_at: new Date().toISOString(),
      version: 1,
      ...over.integration,
    };
    const fixture = { tenant, customer: { ...customer, ...over.customer }, integration };
    await this.publish(tenant, contracts.customerUpserted, fixture.customer);
    await this.publish(tenant, contracts.integrationCreated, integration);
    await waitUntil(() => this.health(integration.integration_id));
    if (over.worked ?? true) await this.worked(integration.integration_id);
    return fixture;
  }

  /** As if a call of the integration had succeeded a minute ago. */
  async worked(integrationId: string): Promise<void> {
    await this.sql(
      `update integration_health set first_checked_at = t, last_checked_at = t, first_success_at = t,
           last_success_at = t, watched_until = now() + interval '1 hour' from (select now() - interval '1 minute' as t) ago where integration_id = $1`,
      [integrationId],
    );
  }

  /** Publishes an event as its producer does. */
  async publish(
    tenantid: string,
    contract: EventContract,
    data: object,
    over: Partial<Envelope> = {},
  ): Promise<string> {
    const id = randomUUID();
    const envelope = envelopeOf(contract, data, { id, tenantid, correlationid: `of-${id}`, ...over });
    await jetstream(this.buses.get(contract.producer)!).publish(
      contracts.publishedSubject(contract),
      JSON.stringify(envelope),
      {
        msgID: id,
      },
    );
    return id;
  }

  /** Publishes the outcome of an execution with this observation. @param requester who met the failure. */
  executed(
    { tenant, integration }: Fixture,
    observed: Partial<Observation> = {},
    requester?: 'person' | 'service',
  ): Promise<string> {
    const observation = {
      integration_id: integration.integration_id,
      source: 'execution',
      outcome: observed.cause ? 'failure' : 'success',
      started_at: new Date().toISOString(),
      credential_version: 1,
      ...observed,
    };
    const ref = {
      execution_id: randomUUID(),
      integration_id: integration.integration_id,
      connection_code: integration.connection_code,
      capability_code: 'SYNC_CONTACTS',
      capability_version: 1,
    };
    if (!observed.cause) return this.publish(tenant, contracts.executionSucceeded, { ...ref, output: {}, observation });
    const error = { class: 'permanent', cause: observed.cause, code: observed.error_code ?? 'no', message: 'refused' };
    return this.publish(tenant, contracts.executionFailed, { ...ref, error, observation, requester });
  }

  /** Publishes a failed attempt of an execution that is tried again. */
  attemptFailed({ tenant, integration }: Fixture, attempt: number, observed: Partial<Observation>): Promise<string> {
    const { integration_id, connection_code } = integration;
    return this.publish(tenant, contracts.executionAttemptFailed, {
      execution_id: randomUUID(),
      integration_id,
      connection_code,
      capability_code: 'SYNC_CONTACTS',
      capability_version: 1,
      attempt,
      error: { class: 'transient', cause: observed.cause, code: '503', message: 'failed' },
      observation: {
        integration_id,
        source: 'execution',
        outcome: 'failure',
        started_at: new Date().toISOString(),
        credential_version: 1,
        ...observed,
      },
    });
  }

  reconnected({ tenant, integration: { integration_id } }: Fixture, credential_version: number): Promise<string> {
    return this.publish(tenant, contracts.integrationCredentialsChanged, {
      integration_id,
      credential_version,
      reason: 'reconnected',
    });
  }

  /** The events of one type that the monitor has published for the fixture's tenant. */
  eventsOf({ tenant }: Fixture, type: string): PublishedEvent[] {
    return this.published.filter((event) => event.tenantid === tenant && event.type === type);
  }

  /** What was committed. A status is published a moment after its signal. */
  async statusChanges({ tenant }: Fixture): Promise<PublishedEvent[]> {
    const rows = await this.sql<{ envelope: PublishedEvent }>(
      `select envelope from outbox where tenant_id = $1 and envelope ->> 'type' = 'integration_status_changed'
       order by (envelope ->> 'aggregateversion')::int`,
      [tenant],
    );
    return rows.map(({ envelope }) => envelope);
  }

  /** Waits until these events are in the inbox. */
  handled(...ids: string[]): Promise<unknown> {
    return waitUntil(async () => {
      const rows = await this.sql<{ n: number }>('select count(*)::int as n from inbox where event_id = any($1)', [
        ids,
      ]);
      return rows[0]!.n === ids.length;
    });
  }

  async health(integrationId: string): Promise<Record<string, unknown> | undefined> {
    return (await this.sql('select * from integration_health where integration_id = $1', [integrationId]))[0];
  }

  /** When it is probed next. */
  async schedule(integrationId: string): Promise<Record<string, unknown> | undefined> {
    return (await this.sql('select * from probe_schedule where integration_id = $1', [integrationId]))[0];
  }

  signals({ integration }: Fixture): Promise<Record<string, unknown>[]> {
    return this.sql('select * from risk_signals where integration_id = $1 order by opened_at', [
      integration.integration_id,
    ]);
  }

  /** As the database's superuser, whom row-level security does not restrict. */
  sql<T = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return queryOnce<T>(this.superuserUrl(), text, values);
  }

  superuserUrl(): string {
    const url = new URL(this.servers.postgres.url);
    url.pathname = new URL(this.servers.postgres.role('status-monitor', 'owner')).pathname;
    url.searchParams.set('options', '-c search_path=status_monitor');
    return url.href;
  }

  async redis<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.servers.redis.url);
    return work(redis).finally(() => redis.disconnect());
  }

  /** Runs a statement as {@link sql} does. @returns its plan with how many pages it touched. */
  async explain(text: string, values: unknown[]): Promise<Record<string, number>> {
    const explained = await this.sql<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    );
    return explained[0]!['QUERY PLAN'][0]!.Plan;
  }

  async stopMonitors(): Promise<void> {
    await Promise.all(this.monitors.splice(0).map((app) => app.close()));
  }

  async stop(): Promise<void> {
    await this.stopMonitors();
    await Promise.all([...this.buses.values()].map((bus) => bus.close()));
    await Promise.all([this.provider.stop(), this.issuer?.stop(), this.servers?.stop()]);
  }
}

export interface Fixture {
  tenant: string;
  customer: CustomerSnapshot;
  integration: IntegrationSnapshot;
}
