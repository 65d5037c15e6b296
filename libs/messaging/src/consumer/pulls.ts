import { createInbox, type Msg, nanos, type Subscription } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { Bus } from '../bus';
import { TakenMessage } from './taken-message';

const EXPIRES_MS = 5_000;
/** A pull that the server has not ended by so much later was forgotten: it was away, or it lost the subscription. */
const FORGOTTEN_MS = 1_000;
const LOOK_MS = 500;
const REFUSED_MS = 250;
const DRAIN_MS = 2_000;

export interface Source {
  stream: string;
  durable: string;
}

export interface Taker {
  /** How many more messages it takes. */
  room(): number;
  /** It is not worth asking for fewer. */
  least: number;
  take(message: TakenMessage): void;
}

interface Pull {
  readonly inbox: string;
  subscription?: Subscription;
  /** The number of the last request. The end of an earlier one says nothing about it. */
  request: number;
  /** How many messages the server may still send for it. */
  left: number;
  until: number;
}

/**
 * Takes messages through one durable consumer, with two pulls side by side: while one ends, or when the server has
 * forgotten it, the other one brings what comes. The library's `fetch()` opens a subscription for each round and leaves
 * a gap after it, and its `consume()` strands at its end what the server has sent already. These subscriptions last,
 * and are drained.
 */
export class Pulls {
  private readonly pulls: Pull[];
  private readonly subject: string;
  private stopping = false;
  private refused = false;
  /** When the server last sent a message or ended a pull, by `performance.now()`. */
  private heard = performance.now();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly source: Source,
    private readonly taker: Taker,
    private readonly deps: { bus: Bus; logger: Logger },
  ) {
    this.subject = `$JS.API.CONSUMER.MSG.NEXT.${source.stream}.${source.durable}`;
    const { inboxPrefix } = deps.bus;
    this.pulls = [0, 1].map(() => ({ inbox: createInbox(inboxPrefix), request: 0, left: 0, until: 0 }));
  }

  start(): void {
    for (const pull of this.pulls)
      pull.subscription = this.deps.bus.nats.subscribe(`${pull.inbox}.*`, {
        callback: (error, message) => {
          if (error) this.deps.logger.error({ err: error, ...this.source }, 'the durable consumer cannot be read');
          else this.receive(pull, message);
        },
      });
    this.deps.bus.onReconnect(() => this.pulls.forEach((pull) => this.ask(pull)));
    this.timer = setInterval(() => this.look(), LOOK_MS);
    this.more();
  }

  /** Call it when there is room again. */
  more(): void {
    for (const pull of this.pulls) if (pull.left === 0) this.ask(pull);
  }

  /** For how long the server has answered no pull. It answers each within seconds, unless nothing more is taken. */
  get silent_ms(): number {
    return performance.now() - this.heard;
  }

  /** Resolves when all that the server has sent is taken. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    const subscriptions = this.pulls.flatMap(({ subscription }) => subscription ?? []);
    let over: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (over = setTimeout(resolve, DRAIN_MS)));
    // While the server is away a drain does not end.
    if (this.deps.bus.isUp) await Promise.race([late, Promise.allSettled(subscriptions.map((it) => it.drain()))]);
    clearTimeout(over);
    for (const it of subscriptions) if (!it.isClosed()) it.unsubscribe();
  }

  private receive(pull: Pull, message: Msg): void {
    if (message.reply?.startsWith('$JS.ACK.')) {
      this.refused = false;
      this.heard = performance.now();
      pull.left = Math.max(0, pull.left - 1);
      this.taker.take(new TakenMessage(this.deps.bus.nats, message));
      if (pull.left === 0) this.ask(pull);
      return;
    }
    if (message.subject !== replyOf(pull)) return;
    pull.left = 0;
    const { code, description } = message.headers ?? {};
    // 408: its time is over.
    if (code === 408) {
      this.refused = false;
      this.heard = performance.now();
      return this.ask(pull);
    }
    // While a stream is missing, each request is refused. It is said once.
    if (!this.refused) this.deps.logger.warn({ code, description, ...this.source }, 'pull refused');
    this.refused = true;
    setTimeout(() => pull.left === 0 && this.ask(pull), REFUSED_MS);
  }

  private look(): void {
    for (const pull of this.pulls) if (pull.left === 0 || performance.now() > pull.until) this.ask(pull);
  }

  private ask(pull: Pull): void {
    pull.left = 0;
    const room = this.taker.room() - this.pulls.reduce((sum, { left }) => sum + left, 0);
    if (this.stopping || room < this.taker.least || !this.deps.bus.isUp) return;
    const batch = Math.ceil(room / 2);
    pull.left = batch;
    pull.request += 1;
    pull.until = performance.now() + EXPIRES_MS + FORGOTTEN_MS;
    const wanted = JSON.stringify({ batch, expires: nanos(EXPIRES_MS) });
    this.deps.bus.nats.publish(this.subject, wanted, { reply: replyOf(pull) });
  }
}

const replyOf = ({ inbox, request }: Pull): string => `${inbox}.${request}`;
