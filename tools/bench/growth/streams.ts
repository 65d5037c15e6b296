import { eventStreams, prefixOf, type StreamName, streams } from '@linesman/contracts/topology';
import type { TestServers } from '@linesman/testing';
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';
import { built } from './built.ts';

interface Row {
  id: string;
  subject: string;
  body: string;
  created_at: Date;
}
interface Tenant {
  prefix: string;
  tenant_id: string;
}
interface OutboxRows {
  waiting(begin: Tenant[]): Promise<Tenant[]>;
  claim(prefix: string, limit: number, tenants: Tenant[]): Promise<{ messages: Row[] }>;
  markPublished(batch: { id: string; seq: number; at: Date }[]): Promise<void>;
}

const names: StreamName[] = [...eventStreams, 'COMMANDS'];
const BATCH = 200;

/** The streams as they are provisioned, in which a day takes a few seconds, and the relay that publishes into them. */
export class Streams {
  private readonly connections: NatsConnection[];
  private readonly manager: JetStreamManager;
  private readonly client: JetStreamClient;

  private constructor(connections: NatsConnection[], manager: JetStreamManager, client: JetStreamClient) {
    this.connections = connections;
    this.manager = manager;
    this.client = client;
  }

  static async open({ nats }: TestServers, daySeconds: number): Promise<Streams> {
    const admin = await connect(nats.user('provisioner'));
    const executor = await connect(nats.user('gateway-executor'));
    const manager = await jetstreamManager(admin);
    for (const name of names) {
      const max_age = nanos((streams[name].max_age_hours / 24) * daySeconds * 1_000);
      await manager.streams.update(name, { max_age, duplicate_window: nanos(1_000) });
    }
    return new Streams([admin, executor], manager, jetstream(executor));
  }

  /** What the relay does, until nothing waits. @returns how many rows were published. */
  async relay(database: unknown): Promise<number> {
    const rows = new (built<OutboxRows>('libs/messaging/dist/outbox/outbox-rows.system.js', 'OutboxRows'))(database);
    let count = 0;
    for (const prefix of names.map(prefixOf))
      for (;;) {
        const tenants = await rows.waiting([{ prefix, tenant_id: '00000000-0000-0000-0000-000000000000' }]);
        const { messages } = await rows.claim(prefix, BATCH, tenants);
        if (messages.length === 0) break;
        const acks = await Promise.all(
          messages.map(({ id, subject, body }) => this.client.publish(subject, body, { msgID: id })),
        );
        await rows.markPublished(messages.map(({ id, created_at: at }, n) => ({ id, seq: acks[n]!.seq, at })));
        count += messages.length;
      }
    return count;
  }

  async sizes(): Promise<Record<string, number>> {
    const infos = await Promise.all(names.map((name) => this.manager.streams.info(name)));
    return Object.fromEntries(infos.map(({ config, state }) => [config.name, state.bytes]));
  }

  async close(): Promise<void> {
    await Promise.all(this.connections.map((one) => one.close()));
  }
}
