import { randomUUID } from 'node:crypto';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { connectAs, type Login } from '../nats.ts';

/** Asks for payments over NATS, as a service of the platform does. */
export class Caller {
  private readonly connection: NatsConnection;
  private readonly subject: string;
  private readonly token: string;

  private constructor(connection: NatsConnection, subject: string, token: string) {
    this.connection = connection;
    this.subject = subject;
    this.token = token;
  }

  static async connect(login: Login, subject: string, token: string): Promise<Caller> {
    return new Caller(await connectAs(login), subject, token);
  }

  /** @throws when it did not succeed. */
  async pay(tenant_id: string, integration_id: string): Promise<void> {
    const meta = headers();
    meta.set('Authorization', `Bearer ${this.token}`);
    const data = {
      tenant_id,
      integration_id,
      capability_code: 'PROCESS_PAYMENT',
      parameters: { amount: '20.00', currency: 'usd', customer_id: 'cus_1', payment_method_id: 'pm_1' },
      idempotency_key: randomUUID(),
    };
    const request = JSON.stringify({ pattern: this.subject, id: randomUUID(), data });
    const reply = await this.connection.request(this.subject, request, { headers: meta, timeout: 30_000 });
    const { response, err } = reply.json<{ response?: { status: string }; err?: unknown }>();
    if (response?.status !== 'succeeded')
      throw new Error(`a payment did not succeed: ${JSON.stringify(err ?? response)}`);
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
