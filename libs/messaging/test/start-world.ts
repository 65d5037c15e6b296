import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  type Envelope,
  events as contracts,
  integrationDeleted,
  publishedSubject,
  type ServiceName,
} from '@linesman/contracts';
import { migrate } from '@linesman/persistence';
import { createService, parseConfig } from '@linesman/service-kit';
import {
  envelopeOf,
  type SpawnedService,
  spawnService,
  startIssuer,
  startServers,
  type TestIssuer,
  type TestServers,
  queryOnce,
} from '@linesman/testing';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type MsgHdrs, nanos } from '@nats-io/transport-node';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connectMessaging } from '../src';
import { schemaOfTest, TestConfig, TestServiceModule } from './test-service';

type Service = 'integrations' | 'status-monitor';
const owners: Service[] = ['integrations', 'status-monitor'];
export const SUBJECT = integrationDeleted.subject;
const subjectOf = ({ type }: Envelope): string => publishedSubject(contracts.find((it) => it.type === type)!);

/** Two services on real servers: integrations publishes, status-monitor listens. */
export class World {
  servers: TestServers;
  issuer: TestIssuer;
  private readonly spawned: SpawnedService[] = [];
  private readonly apps: NestFastifyApplication[] = [];

  async start(): Promise<void> {
    [this.servers, this.issuer] = await Promise.all([
      startServers({ postgres: true, nats: true, schemas: owners }),
      startIssuer(),
    ]);
    await Promise.all(owners.map((it) => migrate(schemaOfTest(it), this.servers.postgres.role(it, 'owner'))));
    // Second deliveries come after one second and not half a minute.
    await this.asProvisioner((manager) =>
      manager.consumers.update('EVENTS', 'status-monitor-integrations', { ack_wait: nanos(1_000) }),
    );
  }

  environment = (service: Service): Record<string, string> => ({
    ...this.servers.environment(service),
    ...this.issuer.environment,
    PORT: '0',
    NODE_ENV: 'test',
    PUBLIC_ORIGIN: 'http://127.0.0.1:1',
  });

  async run(service: Service, env: Partial<Record<keyof TestConfig, string>> = {}): Promise<NestFastifyApplication> {
    const config = parseConfig(TestConfig, { ...this.environment(service), LOG_LEVEL: 'silent', ...env });
    if (config instanceof Error) throw config;
    const app = await createService(TestServiceModule.with(service, config), connectMessaging);
    this.apps.push(app);
    await app.init();
    await app.startAllMicroservices();
    return app;
  }

  async spawn(
    service: Service,
    env: Partial<Record<keyof TestConfig, string>> = {},
    options?: { ready: string },
  ): Promise<SpawnedService> {
    const entry = join(__dirname, 'test-service.main.ts');
    const spawned = await spawnService(entry, { ...this.environment(service), ...env }, options);
    this.spawned.push(spawned);
    return spawned;
  }

  /** Puts an event on the stream as the integrations service would. */
  async publish(
    integration_id: string,
    tenantid: string,
    id: string = randomUUID(),
    msgID = id,
    meta?: MsgHdrs,
  ): Promise<void> {
    await this.publishAll([envelopeOf(integrationDeleted, { integration_id }, { id, tenantid })], { msgID, meta });
  }

  /** Puts events of one type on the stream as their producer would. */
  async publishAll(events: Envelope[], { msgID, meta }: { msgID?: string; meta?: MsgHdrs } = {}): Promise<void> {
    const connection = await connect(this.servers.nats.user(events[0]!.source.slice(1) as ServiceName));
    const stream = jetstream(connection);
    await Promise.all(
      events.map((event) =>
        stream.publish(subjectOf(event), JSON.stringify(event), { msgID: msgID ?? event.id, headers: meta }),
      ),
    );
    await connection.close();
  }

  async asProvisioner<T>(work: (manager: Awaited<ReturnType<typeof jetstreamManager>>) => Promise<T>): Promise<T> {
    const connection = await connect(this.servers.nats.user('provisioner'));
    try {
      return await work(await jetstreamManager(connection));
    } finally {
      await connection.close();
    }
  }

  /** Integrations whose deletion is in the stream, in its order. */
  inStream(): Promise<string[]> {
    return this.asProvisioner(async (manager) => {
      const { state } = await manager.streams.info('EVENTS');
      const found: string[] = [];
      for (let seq = state.first_seq; seq <= state.last_seq && seq > 0; seq++) {
        const message = await manager.streams.getMessage('EVENTS', { seq });
        if (message) found.push(message.json<{ data?: { integration_id: string } }>().data?.integration_id ?? '');
      }
      return found;
    });
  }

  sql<T = Record<string, unknown>>(service: Service, text: string, values: unknown[] = []): Promise<T[]> {
    return queryOnce<T>(this.servers.postgres.role(service, 'system'), text, values);
  }

  async effects(service: Service, tenant: string): Promise<string[]> {
    const rows = await this.sql<{ integration_id: string }>(
      service,
      'select integration_id from effects where tenant_id = $1',
      [tenant],
    );
    return rows.map((row) => row.integration_id);
  }

  /** Ends all services of a test, so that none listens in the next one. */
  async endServices(): Promise<void> {
    await Promise.all(this.spawned.splice(0).map((service) => service.kill()));
    for (const app of this.apps.splice(0)) await app.close();
  }

  async stop(): Promise<void> {
    await this.endServices();
    await Promise.all([this.issuer?.stop(), this.servers?.stop()]);
  }
}
