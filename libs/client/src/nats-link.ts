import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  connect,
  errors,
  headers,
  type NatsConnection,
  type NodeConnectionOptions,
  type Status,
} from '@nats-io/transport-node';
import { firstAnswer } from './first-answer';
import { LinesmanError, type LinesmanProblem, passwordRefused, type ProblemType, unanswered } from './linesman-error';
import type { TakeNotice } from './notice';
import { inboxOf, serviceOf, subjectOf } from './wire';

/** Parts of the NATS client that its types do not show. */
interface Wire {
  protocol: { transport: { socket?: Socket } };
}

type Reply<A> = { response?: A; err?: LinesmanProblem };

/** A half-open connection is noticed after three intervals. */
const PING_MS = 3_000;
/** An attempt to connect that leads nowhere is given up, and the next one follows. */
const CONNECT_MS = 5_000;

/** A process without room does not know that another one is about to answer. */
const full: ProblemType[] = ['too-many-calls', 'too-many-waiting'];
const isFull = (error: unknown): boolean => error instanceof LinesmanError && full.includes(error.type);

const isRefusal = (error: unknown): error is Error =>
  error instanceof errors.AuthorizationError || error instanceof errors.UserAuthenticationExpiredError;

/** Questions to Linesman over NATS. */
export class NatsLink {
  private refused?: Error;

  private constructor(
    private readonly connection: NatsConnection,
    private readonly service: string,
    private readonly token: () => Promise<string>,
    private readonly isOwn: boolean,
    private readonly notice: TakeNotice,
  ) {}

  /** A connection of the service stays the service's, which closes it and hears what becomes of it. */
  static sharing(
    connection: NatsConnection,
    service: string,
    token: () => Promise<string>,
    notice: TakeNotice,
  ): NatsLink {
    return new NatsLink(connection, service, token, false, notice);
  }

  /** @throws LinesmanError `password-refused` or `service-unavailable` */
  static async open(nats: NodeConnectionOptions, token: () => Promise<string>, notice: TakeNotice): Promise<NatsLink> {
    const connection = await connect(withDefaults(nats)).catch((cause: unknown) => {
      throw isRefusal(cause) ? passwordRefused(cause) : unanswered(cause);
    });
    const link = new NatsLink(connection, serviceOf(nats.user), token, true, notice);
    void link.watch();
    return link;
  }

  /**
   * @param once whether asking twice could act twice. Otherwise another process is asked when the first one is silent.
   * @throws LinesmanError: the refusal, or that nobody answers.
   */
  async ask<A>(rpc: string, data: object, timeout_ms: number, { once = false } = {}): Promise<A> {
    if (this.refused) throw passwordRefused(this.refused);
    const subject = subjectOf(rpc, this.service);
    const meta = headers();
    meta.set('Authorization', `Bearer ${await this.token()}`);
    const body = JSON.stringify({ pattern: subject, data, id: randomUUID() });
    const ask = async (timeout: number) => {
      const message = await this.connection.request(subject, body, { headers: meta, timeout });
      const { response, err } = message.json<Reply<A>>();
      const refusal = typeof err?.status === 'number' ? new LinesmanError(err) : undefined;
      if (isFull(refusal)) throw refusal!;
      return { response, refusal, err };
    };
    const asked = once ? ask(timeout_ms) : firstAnswer(ask, timeout_ms, isFull);
    const { response, refusal, err } = await asked.catch((cause: unknown) => {
      if (cause instanceof LinesmanError) throw cause;
      throw this.refused ? passwordRefused(this.refused) : unanswered(cause);
    });
    if (response) return response;
    throw refusal ?? unanswered(err);
  }

  async close(): Promise<void> {
    // While the server is away a drain fails, and the connection would try to reconnect for ever.
    if (this.isOwn) await this.connection.drain().catch(() => this.connection.close());
  }

  private async watch(): Promise<void> {
    for await (const status of this.connection.status()) this.hear(status);
  }

  private hear(status: Status): void {
    // The NATS client would first wait until its last bytes are written, which a peer that no longer reads never allows.
    if (status.type === 'staleConnection') (this.connection as unknown as Wire).protocol.transport.socket?.destroy();
    if (status.type === 'disconnect')
      this.notice({
        type: 'disconnected',
        message: `the connection to NATS at ${status.server} is lost; the client reconnects`,
      });
    if (status.type === 'reconnect') {
      this.refused = undefined;
      this.notice({ type: 'reconnected', message: `connected to NATS at ${status.server} again` });
    }
    if (status.type === 'error' && isRefusal(status.error) && !this.refused) {
      this.refused = status.error;
      this.notice({ type: 'password_refused', message: passwordRefused(status.error).message, error: status.error });
    }
  }
}

function withDefaults(nats: NodeConnectionOptions): NodeConnectionOptions {
  const servers = [nats.servers ?? []].flat();
  // The NATS client ignores the scheme: without this option `tls://` would be sent in the clear.
  const tls = servers.some((server) => server.startsWith('tls:')) ? { tls: {} } : {};
  const forEver = { maxReconnectAttempts: -1, reconnectTimeWait: 500, timeout: CONNECT_MS, ignoreAuthErrorAbort: true };
  const inboxPrefix = inboxOf(serviceOf(nats.user));
  return { ...forEver, ...tls, inboxPrefix, pingInterval: PING_MS, maxPingOut: 2, noAsyncTraces: true, ...nats };
}
