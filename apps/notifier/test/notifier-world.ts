import { randomUUID } from 'node:crypto';
import {
  type Envelope,
  type EventContract,
  publishedSubject,
  riskSignalOpened,
  riskSignalResolved,
  riskSignalUpdated,
  type RiskSignalResolved,
  type SignalSnapshot,
  type TenantSettings,
  tenantSettingsChanged,
  checkIds,
  lease,
  type LeaseAnswer,
  findColleagues,
  mintReconnectLink,
  summarizeSyncs,
  type SyncsSummary,
  diagnose,
  type SignalDiagnosis,
} from '@linesman/contracts';
import { migrate } from '@linesman/persistence';
import { Problem } from '@linesman/service-kit';
import { envelopeOf, rpcStub, startIssuer, startServers, type TestIssuer, type TestServers } from '@linesman/testing';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Pool } from 'pg';
import { schema } from '../src/schema';
import { snapshot } from './snapshot';
import { join } from 'node:path';
import type { EmailServer } from '../src/channels/email/test/stand-in';
import type { SlackServer } from '../src/channels/slack/test/stand-in';
import { environmentOf, standInsIn } from './channel-stand-in';

/** Everything around the notifier: servers, the stand-ins of its channels, and those who publish to it. */
export class NotifierWorld {
  servers: TestServers;
  issuer: TestIssuer;
  readonly standIns = standInsIn(this.channelFolders());
  readonly slack = this.standIns.get('slack') as SlackServer;
  readonly email = this.standIns.get('email') as EmailServer;
  /** Integrations that get no lease. */
  readonly refusedLeases = new Set<string>();
  /** Whose an integration is. The tenant has every customer and integration but those in `unknownIds`. */
  readonly customersOf = new Map<string, string>();
  readonly unknownIds = new Set<string>();
  /** What the status-monitor answers, by signal. It knows no other one. */
  readonly diagnoses = new Map<string, SignalDiagnosis>();
  readonly minted: { recipient: string; url: string; link_id: string }[] = [];
  /** What the status-monitor says of the syncs of a tenant, or of a CSM by `<tenant> <address>`; else that none ran. */
  readonly syncs = new Map<string, SyncsSummary>();
  private readonly buses: NatsConnection[] = [];
  private sql: Pool;

  async start(): Promise<void> {
    this.servers = await startServers({ schemas: ['notifier'] });
    const owner = this.servers.postgres.role('notifier', 'owner');
    const standIns = [...this.standIns.values()].map((standIn) => standIn.start());
    [this.issuer] = await Promise.all([startIssuer(), migrate(schema, owner), ...standIns]);
    const url = new URL(this.servers.postgres.url);
    url.pathname = new URL(owner).pathname;
    this.sql = new Pool({ connectionString: url.href, options: '-c search_path=notifier', max: 4 });
    // The end of the pool does not wait for its connections, so they may hear that the server stops.
    this.sql.on('error', () => undefined);
    this.sql.on('connect', (client) => client.on('error', () => undefined));
    await this.answerCalls();
  }

  environment(over: Record<string, string> = {}): Record<string, string> {
    return {
      ...this.servers.environment('notifier'),
      ...this.issuer.environment,
      PORT: '0',
      LOG_LEVEL: 'info',
      PUBLIC_ORIGIN: 'http://localhost:9999',
      SWEEP_INTERVAL_MS: '200',
      HOLD_AT_CUSTOMERS: '0',
      AMBIGUOUS_WAIT_SECONDS: '0',
      ALLOW_LOOPBACK_ADDRESSES: 'true',
      INBOUND_EMAIL_DOMAIN: 'in.linesman.example',
      INBOUND_EMAIL_SECRET: `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
      EVENT_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
      ...environmentOf(this.standIns.values()),
      ...over,
    };
  }

  async tenant(over: Partial<TenantSettings> = {}): Promise<TestTenant> {
    const tenant = new TestTenant(this);
    await tenant.settle(over);
    return tenant;
  }

  /** As the superuser, who sees the rows of all tenants. */
  async rows<T = Record<string, unknown>>(query: string, ...values: unknown[]): Promise<T[]> {
    return (await this.sql.query(query, values)).rows as T[];
  }

  async publish(contract: EventContract, envelope: Envelope): Promise<void> {
    const bus = await this.bus(contract.producer);
    await jetstream(bus).publish(publishedSubject(contract), JSON.stringify(envelope), { msgID: randomUUID() });
  }

  async stop(): Promise<void> {
    await this.sql.end();
    await Promise.all(this.buses.map((bus) => bus.close()));
    await Promise.all([...[...this.standIns.values()].map((it) => it.stop()), this.issuer.stop(), this.servers.stop()]);
  }

  protected channelFolders(): string[] {
    return [join(__dirname, '../src/channels')];
  }

  private readonly speakers = new Map<string, Promise<NatsConnection>>();
  private bus(service: string): Promise<NatsConnection> {
    const known = this.speakers.get(service) ?? connect(this.servers.nats.user(service as 'integrations'));
    this.speakers.set(service, known);
    void known.then((bus) => this.buses.includes(bus) || this.buses.push(bus));
    return known;
  }

  /** Answers the RPCs that the notifier calls at other services. */
  private async answerCalls(): Promise<void> {
    await rpcStub(await this.bus('status-monitor-rpc'), diagnose, ({ signal_id }) => {
      const known = this.diagnoses.get(signal_id);
      if (!known) throw new Problem(404, 'not-found', 'There is no such risk signal.');
      return known;
    });
    const bus = await this.bus('integrations-rpc');
    await rpcStub(bus, lease, (request) => this.lease(request.integration_id));
    await rpcStub(bus, checkIds, ({ customer_id = '', integration_id = '' }) => ({
      knows_customer: customer_id !== '' && !this.unknownIds.has(customer_id),
      knows_integration: integration_id !== '' && !this.unknownIds.has(integration_id),
      customer_of_integration: this.customersOf.get(integration_id),
    }));
    await rpcStub(bus, findColleagues, ({ tenant_id, email, q }) => {
      const colleagues = [{ name: 'Tom Becker', email: `tom-${tenant_id}@acme.example` }];
      return {
        colleagues: colleagues.filter((one) => (email ? one.email === email : one.email.includes(q ?? ''))),
      };
    });
    await rpcStub(bus, mintReconnectLink, ({ recipient }) => {
      const link_id = randomUUID();
      const url = `http://localhost:9999/reconnect/${randomUUID()}`;
      this.minted.push({ recipient, url, link_id });
      return { url, link_id };
    });
    const none = { runs: 0, failed: 0, failing_integrations: 0, failing: [] };
    await rpcStub(await this.bus('status-monitor-rpc'), summarizeSyncs, ({ tenant_id, csm }) => {
      return this.syncs.get(csm ? `${tenant_id} ${csm}` : tenant_id) ?? none;
    });
  }

  private lease(integration_id: string): LeaseAnswer {
    if (this.refusedLeases.has(integration_id)) return { granted: false };
    return {
      granted: true,
      lease: {
        integration_id,
        connection_code: 'slack',
        status: 'active',
        credential_version: 1,
        material: { type: 'bearer', secret: `xoxb-${integration_id}` },
        config: {},
        expires_at: new Date(Date.now() + 60_000).toISOString(),
      },
    };
  }
}

export class TestTenant {
  readonly slack_integration_id = randomUUID();
  readonly slack_token = `xoxb-${this.slack_integration_id}`;
  /** Every person of this tenant has addresses of their own. */
  readonly csm = `jane-${this.id}@acme.example`;
  readonly contact = `bob-${this.id}@techcorp.example`;

  constructor(
    private readonly world: NotifierWorld,
    readonly id: string = randomUUID(),
  ) {}

  settle(over: Partial<TenantSettings> = {}): Promise<void> {
    const data = {
      product_name: 'PlanPilot',
      mail_from: `care-${this.id}@planpilot.example`,
      enabled_providers: ['dropbox'],
      working_hours: { start_hour: 9, end_hour: 18, days: [1, 2, 3, 4, 5] },
      slack_integration_id: this.slack_integration_id,
      version: 1,
      ...over,
    };
    return this.world.publish(tenantSettingsChanged, this.envelope(tenantSettingsChanged, data, this.id));
  }

  snapshot(over: Partial<SignalSnapshot> = {}): SignalSnapshot {
    const told = snapshot(over);
    if (told.customer?.csm) told.customer.csm.email = this.csm;
    if (told.customer?.technical_contact) told.customer.technical_contact.email = this.contact;
    return told;
  }

  /** @returns the envelope, so that a test can send it again. */
  async opened(told: SignalSnapshot, version = 1): Promise<Envelope> {
    return this.say(riskSignalOpened, told, told.signal_id, version);
  }

  async updated(told: SignalSnapshot, version = 2): Promise<Envelope> {
    return this.say(riskSignalUpdated, told, told.signal_id, version);
  }

  async resolved(
    told: SignalSnapshot,
    version = 2,
    resolution: 'verified' | 'withdrawn' = 'verified',
  ): Promise<Envelope> {
    const { signal_id, customer, connection_name, opened_at, status_change } = told;
    const { integration_id, integration_name } = status_change;
    const data: RiskSignalResolved = {
      signal_id,
      integration_id,
      integration_name,
      connection_name,
      customer,
      resolution,
      opened_at,
      resolved_at: new Date().toISOString(),
    };
    return this.say(riskSignalResolved, data, signal_id, version);
  }

  tokenFor(role: string): Promise<string> {
    return this.world.issuer.token({ tenant: this.id, roles: [role], subject: `a-${role}`, email: this.csm });
  }

  private async say(contract: EventContract, data: object, subject: string, version: number): Promise<Envelope> {
    const envelope = { ...this.envelope(contract, data, subject), aggregateversion: version };
    await this.world.publish(contract, envelope);
    return envelope;
  }

  private envelope(contract: EventContract, data: object, subject: string): Envelope {
    return envelopeOf(contract, data, { tenantid: this.id, subject });
  }
}
