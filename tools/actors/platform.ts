import { randomUUID } from 'node:crypto';
import { commandSubject, type Envelope, subscriptionCreated, topology } from '@linesman/contracts';
import { jetstream } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { Run } from '../start/own-system.mjs';

export interface HeardEvent extends Envelope<Record<string, unknown>> {
  heard_at: number;
}

/** Plays a platform service: publishes commands under its own identity and subscribes to the events that follow. */
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
    for (const producer of topology.platform.hears) {
      this.connection.subscribe(`events.${producer}.>`, {
        callback: (error, message) => {
          if (error) return;
          const event = message.json<Envelope<Record<string, unknown>>>();
          if (event.tenantid === this.tenantId) this.heard.push({ ...event, heard_at: Date.now() });
        },
      });
    }
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
   * @param id of the message. A second message with the same id is ignored.
   * @param timeout in milliseconds. Thousands of commands may wait for their acknowledgement on a busy machine.
   * @returns the correlation id that the result will carry.
   */
  async requestExecution(
    data: {
      integration_id: string;
      capability_code: string;
      parameters: object;
      idempotency_key?: string;
      deadline?: string;
    },
    id: string = randomUUID(),
    timeout = 120_000,
  ): Promise<string> {
    return this.publish(commandSubject('execution.requested'), 'execution.requested', data, id, timeout);
  }

  /** Announces a new subscription. */
  announceSubscription(data: object): Promise<string> {
    const { subject, type } = subscriptionCreated;
    return this.publish(subject, type, data, randomUUID());
  }

  private async publish(subject: string, type: string, data: object, id: string, timeout?: number): Promise<string> {
    const correlationid = `demo-${id}`;
    const meta = headers();
    meta.set('Authorization', `Bearer ${this.token}`);
    const envelope = {
      specversion: '1.0',
      id,
      source: '/platform',
      type,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      tenantid: this.tenantId,
      correlationid,
      data,
    };
    await jetstream(this.connection).publish(subject, JSON.stringify(envelope), {
      msgID: id,
      headers: meta,
      timeout,
    });
    return correlationid;
  }

  find(type: string, match: (event: HeardEvent) => boolean): HeardEvent | undefined {
    return this.heard.find((event) => event.type === type && match(event));
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
