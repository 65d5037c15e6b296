import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LinesmanClient } from '@linesman/client';
import type { Run } from '../../start/own-system.mjs';

const EVERY_MS = 350;
const TIMEOUT_MS = 30_000;
export const SUCCEEDED = 'succeeded';

interface Of {
  tenant_id: string;
  integration_id: string;
  token: () => Promise<string>;
}

/** A platform service that pays again and again, whatever happens. */
export class Payments {
  total = 0;
  private readonly underWay = new Set<Promise<string>>();
  private readonly client: LinesmanClient;
  private readonly integration_id: string;

  private constructor(client: LinesmanClient, integration_id: string) {
    this.client = client;
    this.integration_id = integration_id;
  }

  static async open({ nats }: Run, { tenant_id, integration_id, token }: Of): Promise<Payments> {
    // Built by the start of the system.
    const { createClient } = await import('@linesman/client');
    const { url, user, password } = nats.platform;
    const login = { servers: url, user, pass: password };
    const client = await createClient({ nats: login, tenant_id, token, notice: () => undefined });
    return new Payments(client, integration_id);
  }

  /** Pays about three times a second, and then waits for the answers. Returns how each payment ended. */
  async during(seconds: number): Promise<string[]> {
    const end = performance.now() + seconds * 1_000;
    const answers: Promise<string>[] = [];
    for (; performance.now() < end; await pause(EVERY_MS)) answers.push(this.pay());
    return Promise.all(answers.map((one) => Promise.race([one, pause(TIMEOUT_MS, 'no answer')])));
  }

  async succeeds(): Promise<boolean> {
    return (await this.pay()) === SUCCEEDED;
  }

  private pay(): Promise<string> {
    this.total += 1;
    const description = randomUUID();
    const parameters = { amount: '20.00', currency: 'usd', description };
    const payment = { capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: description } as const;
    const { integration_id } = this;
    const ended = this.client.execute({ integration_id, ...payment, timeout_ms: TIMEOUT_MS }).then(
      ({ status, error }) => [status, error?.code].filter(Boolean).join(' '),
      (error: unknown) => (error as { type?: string }).type ?? String(error),
    );
    this.underWay.add(ended);
    void ended.finally(() => this.underWay.delete(ended));
    return ended;
  }

  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
