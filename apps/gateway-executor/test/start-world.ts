import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Envelope,
  type EventContract,
  type ExecutionAttemptFailed,
  type ExecutionFailed,
  type ExecutionRequested,
  type ExecutionSucceeded,
  type Lease,
  type ParkedRequestsChanged,
  type RecordsSynced,
  type SyncRunFinished,
  eventStreamsOf,
  executionRequested,
  prefixOf,
  vouchedSubject,
} from '@linesman/contracts';
import { migrate } from '@linesman/persistence';
import {
  hearEvents,
  envelopeOf,
  startIssuer,
  startServers,
  type TestIssuer,
  type TestServers,
  waitUntil,
  queryOnce,
} from '@linesman/testing';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { schema } from '../src/schema';
import { LeaseStub } from './start-lease-stub';
import { TestProvider } from './start-provider';

export type ResultEvent = Envelope<ExecutionSucceeded & ExecutionFailed & Partial<ExecutionAttemptFailed>>;
export type SyncEvent = Envelope<RecordsSynced & SyncRunFinished>;
type Command = Partial<ExecutionRequested> & { envelope?: object; body?: string };

/** Only the executor may publish here. */
const ACCEPTED = vouchedSubject(executionRequested.subject, 'gateway-executor');

type ConnectionCode = 'salesforce' | 'stripe' | 'courier' | 'crowd' | 'tracked';
interface OfCustomer {
  tenant?: string;
  /** At the provider. */
  account_id?: string;
}

const providerPackages = ['courier-provider.mjs', 'crowd-provider.mjs', 'tracked-provider.mjs']
  .map((file) => pathToFileURL(join(__dirname, file)).href)
  .join(',');

/** Everything around the executor: servers, the platform that requests, the integrations service, and the provider. */
export class World {
  readonly provider = new TestProvider();
  readonly leases = new LeaseStub();
  readonly events: ResultEvent[] = [];
  /** Events about sync runs, without those about their executions. */
  readonly syncEvents: SyncEvent[] = [];
  readonly parkedEvents: Envelope<ParkedRequestsChanged>[] = [];
  servers: TestServers;
  issuer: TestIssuer;
  origin: string;
  private platform: NatsConnection;
  private executor: NatsConnection;

  async start(): Promise<void> {
    [this.servers, this.issuer, this.origin] = await Promise.all([
      startServers({ schemas: ['gateway-executor'] }),
      startIssuer(),
      this.provider.start(),
    ]);
    await migrate(schema, this.owner());
    await this.leases.start(this.servers);
    this.platform = await connect(this.servers.nats.user('platform'));
    this.executor = await connect(this.servers.nats.user('gateway-executor'));
    for (const stream of eventStreamsOf('gateway-executor'))
      hearEvents<ResultEvent & SyncEvent & Envelope<ParkedRequestsChanged>>(
        this.platform,
        `${prefixOf(stream)}.gateway-executor.>`,
        (event, subject) => this.listFor(subject).push(event),
      );
    await this.platform.flush();
  }

  private listFor(subject: string): unknown[] {
    if (subject.includes('.sync_run.')) return this.syncEvents;
    return subject.includes('.parked_requests.') ? this.parkedEvents : this.events;
  }

  owner = (): string => this.servers.postgres.role('gateway-executor', 'owner');

  environment = (): Record<string, string> => ({
    ...this.servers.environment('gateway-executor'),
    ...this.issuer.environment,
    PORT: '0',
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    PUBLIC_ORIGIN: 'http://127.0.0.1:1',
    PROVIDER_ORIGINS: JSON.stringify({ 'https://api.stripe.com': this.origin }),
    PROVIDER_PACKAGES: providerPackages,
  });

  /** A new tenant, unless one is given, with one integration, whose credentials are the token that the provider sees. */
  customer(connection_code: ConnectionCode, { tenant = randomUUID(), account_id }: OfCustomer = {}) {
    const integration_id = randomUUID();
    const leaseOf = (secret: string, credential_version: number): Lease => ({
      integration_id,
      connection_code,
      ...(account_id ? { account_id } : {}),
      status: 'active',
      credential_version,
      material: { type: connection_code === 'salesforce' ? 'bearer' : 'api_key', secret },
      config: { instance_url: this.origin, origin: this.origin },
      expires_at: new Date(Date.now() + 60_000).toISOString(),
      grants: [{ grantee_type: 'service', grantee: 'billing' }],
    });
    const token = `token-${randomUUID()}`;
    this.leases.on(integration_id, () => ({ granted: true, lease: leaseOf(token, 3) }));
    return { tenant, integration_id, token, leaseOf };
  }

  /** Puts the command of a platform service into the stream, as the executor does when it accepts one, and returns its id. */
  async ask(tenant: string, { envelope, body, ...data }: Command): Promise<string> {
    const id = randomUUID();
    const on_behalf_of = { subject: 'billing', roles: ['service'] };
    const message = {
      ...envelopeOf<object>(
        executionRequested,
        { capability_code: 'SYNC_CONTACTS', parameters: {}, on_behalf_of, ...data },
        { id, tenantid: tenant, correlationid: `of-${id}` },
      ),
      ...envelope,
    };
    await jetstream(this.executor).publish(ACCEPTED, body ?? JSON.stringify(message));
    return message.id;
  }

  resultOf(commandId: string, timeout = 120_000): Promise<ResultEvent> {
    const isEnd = ({ type, causationid }: ResultEvent) =>
      causationid === commandId && type !== 'execution_attempt_failed';
    return waitUntil(() => this.events.find(isEnd), { timeout });
  }

  /** What the executor has published for a tenant by one contract, other than about runs and parked requests. */
  eventsOf<T extends object>(contract: EventContract<T>, tenant: string): Envelope<T>[] {
    const found: Envelope[] = this.events;
    return found.filter(({ type, tenantid }) => type === contract.type && tenantid === tenant) as Envelope<T>[];
  }

  sql<T>(text: string, role: 'owner' | 'app' | 'system' = 'system'): Promise<T[]> {
    return queryOnce<T>(this.servers.postgres.role('gateway-executor', role), text);
  }

  async stop(): Promise<void> {
    await Promise.all([this.platform?.close(), this.executor?.close(), this.leases.stop()]);
    await Promise.all([this.provider.stop(), this.issuer?.stop(), this.servers?.stop()]);
  }
}
