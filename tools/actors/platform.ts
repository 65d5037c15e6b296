import { randomUUID } from 'node:crypto';
import { type Envelope, type EventProducer, eventStreamsOf, prefixOf, topology } from '@linesman/contracts';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { Run } from '../start/own-system.mjs';

export interface HeardEvent extends Envelope<Record<string, unknown>> {
  heard_at: number;
}

/** Plays a platform service: asks under its own identity and subscribes to the events that follow. */
export class Platform {
  readonly heard: HeardEvent[] = [];

  private readonly connection: NatsConnection;
  private readonly token: string;
  private readonly tenantId: string;

  private constructor(connection: NatsConnection, token: string, tenantId: string) {
    this.connection = connection;
    this.token = token;
    this.tenantId = tenantId;
    // NATS permits subscriptions by producer, so each one is named.
    for (const producer of topology.platform.hears as EventProducer[])
      for (const stream of eventStreamsOf(producer)) this.hear(`${prefixOf(stream)}.${producer}.>`);
  }

  private hear(subjects: string): void {
    this.connection.subscribe(subjects, {
      callback: (error, message) => {
        if (error) return;
        const event = message.json<Envelope<Record<string, unknown>>>();
        if (event.tenantid === this.tenantId) this.heard.push({ ...event, heard_at: Date.now() });
      },
    });
  }

  static async connect(run: Run, token: string, tenantId: string): Promise<Platform> {
    const { url, user, password } = run.nats.platform;
    const connection = await connect({
      servers: url,
      user,
      pass: password,
      inboxPrefix: '_INBOX_platform',
      name: 'platform',
    });
    return new Platform(connection, token, tenantId);
  }

  /**
   * @param timeout in milliseconds. Thousands of requests may wait for their answers on a busy machine.
   * @returns the correlation id that the result will carry. A repeated request with the same key is stored once.
   */
  async requestExecution(
    data: {
      integration_id: string;
      capability_code: string;
      parameters: object;
      idempotency_key?: string;
      deadline?: string;
    },
    timeout?: number,
  ): Promise<string> {
    const { correlation_id } = await this.ask<{ correlation_id: string }>('execution.accept', data, timeout);
    return correlation_id;
  }

  /** Announces a new subscription. */
  async announceSubscription(data: object): Promise<void> {
    await this.ask('integrations.announce_subscription', data);
  }

  private async ask<A>(rpc: string, data: object, timeout = 30_000): Promise<A> {
    const pattern = `rpc.${rpc}.platform`;
    const meta = headers();
    meta.set('Authorization', `Bearer ${this.token}`);
    const body = JSON.stringify({ pattern, data: { ...data, tenant_id: this.tenantId }, id: randomUUID() });
    const reply = await this.connection.request(pattern, body, { headers: meta, timeout });
    const { response, err } = reply.json<{ response?: A; err?: { detail?: string } }>();
    if (!response) throw new Error(`${rpc}: ${err?.detail ?? 'no answer'}`);
    return response;
  }

  find(type: string, match: (event: HeardEvent) => boolean): HeardEvent | undefined {
    return this.heard.find((event) => event.type === type && match(event));
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
