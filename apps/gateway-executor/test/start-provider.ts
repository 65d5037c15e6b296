import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ProviderCall {
  path: string;
  token: string;
  idempotency_key?: string;
  /** The fields of a form. */
  form: Record<string, string>;
}
export interface ProviderReply {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

export type Answer = (call: ProviderCall) => ProviderReply | Promise<ProviderReply>;

/** Plays the providers over a real socket: records every call and gives the answers of the test. */
export class TestProvider {
  readonly calls: ProviderCall[] = [];
  /** By access token, so that each test has its own. */
  private readonly answers = new Map<string, Answer>();
  private readonly server = createServer((request, response) => {
    void this.answer(request).then(({ status = 200, headers = {}, body }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  on(token: string, answer: Answer): void {
    this.answers.set(token, answer);
  }

  with(token: string): ProviderCall[] {
    return this.calls.filter((call) => call.token === token);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage): Promise<ProviderReply> {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const key = request.headers['idempotency-key'];
    const call = {
      path: request.url ?? '',
      token,
      form: Object.fromEntries(new URLSearchParams(await text(request))),
      ...(typeof key === 'string' ? { idempotency_key: key } : {}),
    };
    this.calls.push(call);
    const answer = this.answers.get(token);
    return answer ? answer(call) : { status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'expired' }] };
  }
}

export const contactsOf = (...numbers: number[]) => ({
  body: { done: true, totalSize: numbers.length, records: numbers.map(contact) },
});
export const contact = (n: number) => ({
  Id: `003${String(n).padStart(12, '0')}`,
  Name: `Contact ${n}`,
  LastModifiedDate: new Date(Date.UTC(2026, 0, 1) + n * 1_000).toISOString().replace('Z', '+0000'),
});
export const contacts = { body: { done: true, totalSize: 0, records: [] } };
export const sessionExpired = {
  status: 401,
  body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }],
};
export const paid = (id: string) => ({
  body: { id, object: 'payment_intent', status: 'succeeded', amount: 100, amount_received: 100, currency: 'usd' },
});
