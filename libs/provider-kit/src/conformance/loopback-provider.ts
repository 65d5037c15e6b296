import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createHttp, type Origins } from '../http-client';
import type { CallContext, GatewayCall, Provider } from '../provider';
import type { Answer, ProviderSamples } from './samples';

const SWITCHING_PROTOCOLS = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A provider on a loopback socket. It gives the queued answers in turn, the last one again and again, and records requests. */
export class LoopbackProvider {
  readonly received: ReceivedRequest[] = [];
  private answers: Answer[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<LoopbackProvider> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const provider = new LoopbackProvider(
      server,
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/provider`,
    );
    const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const { method = '', url = '', headers } = request;
      const path = url.replace(/^\/provider/, '');
      const received: ReceivedRequest = { method, path, headers, body: await text(request) };
      provider.received.push(received);
      const answer = (provider.answers.length > 1 ? provider.answers.shift() : provider.answers[0]) ?? { status: 501 };
      if (answer.misbehave === 'hang') return;
      if (answer.misbehave === 'reset') return void request.socket.destroy();
      if (answer.misbehave === 'upgrade') return void request.socket.write(SWITCHING_PROTOCOLS);
      const { status = 200, body = '' } = answer;
      const type = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(status, { 'content-type': type, ...answer.headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    server.on('request', (request, response) => void respond(request, response));
    return provider;
  }

  answer(...answers: Answer[]): void {
    this.received.length = 0;
    this.answers = answers;
  }

  standingInFor(origins: string[]): Origins {
    return Object.fromEntries(origins.map((origin) => [origin, this.url]));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

export interface OnLoopback {
  /** Queues the next answers of the provider. */
  answer: LoopbackProvider['answer'];
  received: () => LoopbackProvider['received'];
  run: (
    capability_code: string,
    parameters: GatewayCall['parameters'],
    config?: GatewayCall['config'],
  ) => Promise<Record<string, unknown>>;
  /** The call that `run` makes, with further fields (a cursor, another key). */
  callOf: (capability_code: string, more?: Partial<GatewayCall>) => GatewayCall;
  /** The probe, with another context where the test wants one. */
  probe: (more?: Partial<CallContext>) => ReturnType<Provider['probe']>;
}

/** Runs a provider's code against a loopback server, in tests of what only this provider does. */
export function onLoopback(
  { manifest, gateway, probe }: Provider,
  samples: Pick<ProviderSamples, 'origins' | 'material' | 'config'>,
): OnLoopback {
  let loopback: LoopbackProvider;
  beforeAll(async () => {
    loopback = await LoopbackProvider.start();
  });
  afterAll(() => loopback.stop());

  const context = (config = samples.config ?? {}) => ({
    http: createHttp({ origins: loopback.standingInFor(samples.origins) }),
    now: () => new Date('2026-01-29T10:45:00.000Z'),
    material: samples.material,
    config,
  });
  const newestOf = (code: string) =>
    Math.max(1, ...manifest.capabilities.flatMap((one) => (one.capability_code === code ? one.version : [])));
  const callOf = (capability_code: string, more: Partial<GatewayCall> = {}) => ({
    ...context(),
    capability_code,
    capability_version: newestOf(capability_code),
    parameters: {},
    idempotency_key: 'ledger-0001',
    ...more,
  });
  return {
    answer: (...answers) => loopback.answer(...answers),
    received: () => loopback.received,
    run: (capability_code, parameters, config) => gateway(callOf(capability_code, { ...context(config), parameters })),
    callOf,
    probe: (more) => probe({ ...context(), ...more }),
  };
}
