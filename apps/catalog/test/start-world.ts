import { randomUUID } from 'node:crypto';
import { connectionUsage, type Envelope } from '@linesman/contracts';
import { connectMessaging } from '@linesman/messaging';
import { migrate } from '@linesman/persistence';
import { createService, parseConfig } from '@linesman/service-kit';
import {
  hearEvents,
  rpcStub,
  startIssuer,
  startServers,
  type TestIssuer,
  type TestServers,
  queryOnce,
} from '@linesman/testing';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CatalogModule } from '../src/catalog.module';
import { CatalogConfig } from '../src/config';
import { schema } from '../src/schema';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The catalog as it runs, and a stub of the integrations service's one RPC that it calls. */
export class World {
  readonly published: Envelope<Record<string, unknown>>[] = [];
  /** What the integrations service answers, by connection. */
  readonly usage = new Map<string, { integrations: number; tenants: number }>();
  app: NestFastifyApplication;

  private constructor(
    readonly servers: TestServers,
    private readonly issuer: TestIssuer,
    private readonly platform: NatsConnection,
    private readonly integrations: NatsConnection,
  ) {}

  static async start(): Promise<World> {
    const [servers, issuer] = await Promise.all([
      startServers({ postgres: true, nats: true, schemas: ['catalog'] }),
      startIssuer(),
    ]);
    const [platform, integrations] = await Promise.all(
      (['platform', 'integrations-rpc'] as const).map((user) => connect(servers.nats.user(user))),
    );
    const world = new World(servers, issuer, platform!, integrations!);
    await migrate(schema, world.owner);
    await world.listen();
    world.app = await world.startCatalog();
    return world;
  }

  get owner(): string {
    return this.servers.postgres.role('catalog', 'owner');
  }

  async startCatalog(): Promise<NestFastifyApplication> {
    const config = parseConfig(CatalogConfig, {
      ...this.servers.environment('catalog'),
      ...this.issuer.environment,
      PORT: '0',
      LOG_LEVEL: 'silent',
      PUBLIC_ORIGIN: 'http://127.0.0.1:1',
    });
    if (config instanceof Error) throw config;
    const service = await createService(CatalogModule.with(config), connectMessaging);
    await service.init();
    await service.startAllMicroservices();
    return service;
  }

  sql<T = Record<string, unknown>>(text: string, url = this.owner): Promise<T[]> {
    return queryOnce<T>(url, text);
  }

  eventsAbout(subject: string): Envelope<Record<string, unknown>>[] {
    return this.published.filter((event) => event.subject === subject);
  }

  async ask(role: string, method: Method, path: string, body?: object, headers: Record<string, string> = {}) {
    const token = await this.issuer.token({ tenant: randomUUID(), roles: [role] });
    const response = await this.app.inject({
      method,
      url: `/internal${path}`,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body ? { payload: body } : {}),
    });
    const answer = response.body ? response.json<Record<string, unknown>>() : {};
    return { status: response.statusCode, etag: response.headers.etag, body: answer };
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await Promise.all([this.platform.close(), this.integrations.close()]);
    await Promise.all([this.servers.stop(), this.issuer.stop()]);
  }

  private async listen(): Promise<void> {
    hearEvents<Envelope<Record<string, unknown>>>(this.platform, 'events.catalog.>', (event) =>
      this.published.push(event),
    );
    await rpcStub(
      this.integrations,
      connectionUsage,
      ({ connection_code }) => this.usage.get(connection_code) ?? { integrations: 0, tenants: 0 },
    );
    await this.platform.flush();
  }
}
