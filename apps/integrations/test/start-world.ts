import { randomBytes, randomUUID } from 'node:crypto';
import { connection, type Envelope, type EventContract, lease, publishedSubject } from '@linesman/contracts';
import type { LeaseAnswer, LeaseRequest, ServiceName } from '@linesman/contracts';
import { buildEnvelope, connectMessaging, RpcClient } from '@linesman/messaging';
import { migrate } from '@linesman/persistence';
import { createService, parseConfig } from '@linesman/service-kit';
import {
  hearEvents,
  rpcStub,
  shareWorld,
  startIssuer,
  startServers,
  type TestIssuer,
  type TestServers,
  queryOnce,
} from '@linesman/testing';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IntegrationsConfig } from '../src/config';
import { IntegrationsModule } from '../src/integrations.module';
import { schema } from '../src/schema';
import { startProviders, type TestProviders } from './start-providers';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Json = Record<string, unknown>;

export const publicOrigin = 'http://console.test:4000';
export const webhookSecrets = { slack: 'signing-secret-of-slack', stripe: 'whsec_of_the_endpoint' };
export const oauthApp = { client_id: 'linesman', client_secret: 'app-secret-canary' };

/** The service in one or more processes, with the servers, providers and services that it talks to. */
export class World {
  readonly heard: Envelope<Json>[] = [];
  readonly apps: NestFastifyApplication[] = [];
  private readonly connections: NatsConnection[] = [];
  private readonly clients: RpcClient[] = [];
  private readonly credentialKeys = `k1:${randomBytes(32).toString('base64')}`;

  private constructor(
    readonly servers: TestServers,
    readonly issuer: TestIssuer,
    readonly providers: TestProviders,
  ) {}

  static async start({
    processes = 1,
    env = {},
  }: { processes?: number; env?: Record<string, string> } = {}): Promise<World> {
    const [servers, issuer, providers] = await Promise.all([
      startServers({ postgres: true, nats: true, redis: true, schemas: ['integrations'] }),
      startIssuer(),
      startProviders(),
    ]);
    const world = new World(servers, issuer, providers);
    await migrate(schema, servers.postgres.role('integrations', 'owner'));
    const platform = await world.connect('platform');
    hearEvents<Envelope<Json>>(platform, 'events.integrations.>', (event) => world.heard.push(event));
    await world.answerForCatalog();
    await platform.flush();
    for (let started = 0; started < processes; started++) await world.startApp(env);
    return world;
  }

  environment(env: Record<string, string> = {}): Record<string, string> {
    return {
      ...this.servers.environment('integrations'),
      ...this.issuer.environment,
      PORT: '0',
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      PUBLIC_ORIGIN: publicOrigin,
      CREDENTIAL_KEYS: this.credentialKeys,
      PROVIDER_ORIGINS: JSON.stringify(this.providers.origins),
      OAUTH_APPS: JSON.stringify({
        salesforce: oauthApp,
        dropbox: oauthApp,
        google: oauthApp,
        xero: oauthApp,
        slack: oauthApp,
      }),
      WEBHOOK_SECRETS: JSON.stringify(webhookSecrets),
      ...env,
    };
  }

  async startApp(env: Record<string, string> = {}): Promise<NestFastifyApplication> {
    const config = parseConfig(IntegrationsConfig, this.environment(env));
    if (config instanceof Error) throw config;
    const app = await createService(IntegrationsModule.with(config), connectMessaging);
    try {
      await app.init();
    } catch (error) {
      await app.close();
      throw error;
    }
    await app.startAllMicroservices();
    this.apps.push(app);
    return app;
  }

  get app(): NestFastifyApplication {
    return this.apps[0]!;
  }

  async ask(tenant: string, method: Method, url: string, body?: object, role = 'tenant_admin') {
    const token = await this.issuer.token({ tenant, roles: [role] });
    const headers = { authorization: `Bearer ${token}` };
    const response = await this.app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
    const answer: Json = response.body ? response.json<Json>() : {};
    return { status: response.statusCode, headers: response.headers, body: answer, text: response.body };
  }

  /** Runs a query as superuser, whom row-level security does not limit. */
  sql<T = Json>(text: string, values: unknown[] = [], url = this.superuser): Promise<T[]> {
    return queryOnce<T>(url, text, values);
  }

  private get superuser(): string {
    const url = new URL(this.servers.postgres.url);
    url.pathname = new URL(this.servers.postgres.role('integrations', 'app')).pathname;
    url.searchParams.set('options', '-c search_path=integrations');
    return url.href;
  }

  rpcAs(service: ServiceName): RpcClient {
    const client = new RpcClient({ service, nats: this.servers.nats.user(service) });
    this.clients.push(client);
    return client;
  }

  lease(client: RpcClient, request: Omit<LeaseRequest, 'purpose'> & Partial<LeaseRequest>): Promise<LeaseAnswer> {
    return client.call(lease, { purpose: 'execution', ...request }, 60_000);
  }

  /** Publishes an event of another service, as its outbox would. */
  async publish<T extends object>(
    contract: EventContract<T>,
    tenantId: string,
    aggregateId: string,
    data: T,
    version = 1,
  ) {
    const nats = await this.connect(contract.producer);
    const message = { tenantId, aggregateId, aggregateVersion: version, data };
    const envelope = buildEnvelope(contract, contract.producer, message, new Date());
    await jetstream(nats).publish(publishedSubject(contract, 'integrations'), JSON.stringify(envelope), {
      msgID: envelope.id,
    });
  }

  /** What the service has published for a tenant by one contract. */
  eventsOf<T extends object>(contract: EventContract<T>, tenant: string): Envelope<T>[] {
    return this.heard.filter(({ type, tenantid }) => type === contract.type && tenantid === tenant) as Envelope<T>[];
  }

  eventsAbout(integration_id: string, type?: string): Envelope<Json>[] {
    return this.heard.filter((event) => event.subject === integration_id && (!type || event.type === type));
  }

  async stopApps(): Promise<void> {
    await Promise.all(this.apps.splice(0).map((app) => app.close()));
  }

  async stop(): Promise<void> {
    await this.stopApps();
    await Promise.all(this.clients.map((client) => client.onApplicationShutdown()));
    await Promise.all(this.connections.map((connection) => connection.close()));
    await Promise.all([this.servers.stop(), this.issuer.stop(), this.providers.stop()]);
  }

  private async connect(user: ServiceName | 'catalog-rpc'): Promise<NatsConnection> {
    const connection = await connect(this.servers.nats.user(user));
    this.connections.push(connection);
    return connection;
  }

  /** Plays the catalog: answers one RPC. */
  private async answerForCatalog(): Promise<void> {
    const statuses: Record<string, string> = {
      salesforce: 'active',
      dropbox: 'beta',
      google: 'active',
      stripe: 'active',
      slack: 'active',
      xero: 'active',
      courier: 'active',
      custom_api: 'active',
      sso_saml: 'active',
      sso_oidc: 'active',
      old_crm: 'deprecated',
    };
    const catalog = await this.connect('catalog-rpc');
    await rpcStub(catalog, connection, ({ connection_code }) => {
      const status = statuses[connection_code];
      return status ? { connection: { connection_code, display_name: connection_code, status, version: 1 } } : {};
    });
  }
}

export const useWorld = shareWorld(() => World.start());
export const newTenant = (): string => randomUUID();
