import { NoSlot, Shares } from '@linesman/service-kit';
import type { Logger } from 'pino';
import type { Bus } from '../bus';
import type { Batcher } from './batcher';
import { DeferredAcks } from './deferred-acks';
import type { Deferred } from './deferred.system';
import type { Deliveries } from './deliveries';
import type { HandlerEntry, Outcome } from './message-processor';
import type { IncomingMessage } from './parse-message';
import { Pulls, type Source } from './pulls';
import type { TakenMessage } from './taken-message';
import { tenantOf } from './tenant-of';

/** How the messages of one subject are handled. */
export interface Route {
  entry: HandlerEntry;
  batcher?: Batcher;
}

/** Handlers of commands wait for providers, those of events for the database only. */
const SLOTS = { event: 64, command: 128 };
/** Taken and not settled. Those without a slot wait here, and those behind them in the stream. */
const MOST_TAKEN = 256;
const MOST_TAKEN_IN_BATCHES = 4_000;
const STILL_WORKING_MS = 3_000;
/** Most messages are settled by then, and the server need not be told of them. */
const SOON_SETTLED_MS = 1_000;
/** A message that has waited so long for its share is deferred, if it keeps others from being taken. */
const LONGEST_WAIT_MS = 1_000;

/** Handles the messages of one durable consumer until it is stopped. */
export class ConsumerLoop {
  private readonly taken = new Map<TakenMessage, Promise<void>>();
  private readonly deferredAcks = new DeferredAcks();
  private readonly shares: Shares;
  private readonly most: number;
  /** With less room than that, nothing more is taken. */
  private readonly least: number;
  private readonly pulls: Pulls;
  private timers: NodeJS.Timeout[] = [];
  private stopping = false;

  constructor(
    private readonly source: Source,
    private readonly routes: ReadonlyMap<string, Route>,
    private readonly deps: { bus: Bus; deliveries: Deliveries; deferred: Deferred; logger: Logger },
  ) {
    const all = [...routes.values()];
    this.shares = new Shares(all.some(({ entry }) => entry.contract.kind === 'command') ? SLOTS.command : SLOTS.event);
    this.most = all.some(({ batcher }) => batcher) ? MOST_TAKEN_IN_BATCHES : MOST_TAKEN;
    this.least = this.most / 8;
    const room = (): number => this.most - this.taken.size;
    this.pulls = new Pulls(source, { room, least: this.least, take: (message) => this.take(message) }, deps);
  }

  async start(): Promise<void> {
    // Fails where the durable is missing.
    await this.pending();
    this.pulls.start();
    this.timers = [
      setInterval(() => this.sayStillWorking(), STILL_WORKING_MS),
      setInterval(() => void this.makeRoom(), LONGEST_WAIT_MS / 2),
    ];
  }

  /** How many messages wait for the service. */
  async pending(): Promise<{ labels: { stream: string; durable: string }; value: number }> {
    const { stream, durable } = this.source;
    const consumer = await this.deps.bus.jetstream.consumers.get(stream, durable);
    const { num_pending } = await consumer.info(true);
    return { labels: { stream, durable }, value: num_pending };
  }

  /** For how long the oldest message that this process has taken and not settled has been in the stream. */
  oldest(now: Date): { stream: string; durable: string; seconds: number } {
    const { stream, durable } = this.source;
    let oldest = now.getTime();
    for (const { sentAt } of this.taken.keys()) oldest = Math.min(oldest, sentAt.getTime());
    return { stream, durable, seconds: (now.getTime() - oldest) / 1_000 };
  }

  /** For how long it has got neither a message nor the answer that there is none. */
  get silent_ms(): number {
    return this.pulls.silent_ms;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.pulls.stop();
    // What has no slot yet is left to another process.
    this.shares.end();
    await Promise.allSettled(this.taken.values());
    this.timers.forEach(clearInterval);
    this.deferredAcks.flush();
  }

  private sayStillWorking(): void {
    const before = performance.now() - SOON_SETTLED_MS;
    for (const message of this.taken.keys()) {
      // The oldest comes first.
      if (message.takenAt > before) break;
      message.stillWorking();
    }
  }

  private take(message: TakenMessage): void {
    const route = this.routes.get(message.subject);
    // The durable's filter may take more events than this service handles, or handles through it.
    if (!route || !concerns(route.entry, message)) return this.deferredAcks.add(message);
    const work = this.handle(route, message)
      .catch((error: unknown) =>
        this.deps.logger.warn(
          { err: error, subject: message.subject },
          'message not settled; NATS will deliver it again',
        ),
      )
      .finally(() => {
        this.taken.delete(message);
        this.pulls.more();
      });
    this.taken.set(message, work);
  }

  private async handle({ entry, batcher }: Route, taken: TakenMessage): Promise<void> {
    if (taken.deliveries === 1 && (await batcher?.add(taken))) return;
    const message = incoming(taken);
    const shares = entry.sharesOf(message.body);
    const outcome = await this.shares
      .run(shares, () => this.deps.deliveries.handle(entry, message))
      .catch((error: unknown) => {
        if (!(error instanceof NoSlot)) throw error;
        return this.defer(entry, message, shares);
      });
    await settle(taken, outcome);
  }

  /** If nothing is behind those that are taken, they may as well wait here. */
  private async makeRoom(): Promise<void> {
    if (this.stopping || this.most - this.taken.size >= this.least) return;
    const { value } = await this.pending().catch(() => ({ value: 0 }));
    if (value > 0) this.shares.giveUp(LONGEST_WAIT_MS);
  }

  /** It has no slot, and has not failed. */
  private async defer(entry: HandlerEntry, message: IncomingMessage, shares: string[]): Promise<Outcome> {
    if (this.stopping) return { kind: 'retry', delay_ms: 0 };
    const tenant_id = tenantOf(message.body);
    // Nobody can handle it. That shows when it runs.
    if (!tenant_id || message.body.includes('\u0000')) return this.deps.deliveries.handle(entry, message);
    await this.deps.deferred.put({ handler: entry.contract.type, message, tenant_id, shares, delay_ms: 0 });
    return { kind: 'deferred' };
  }
}

function concerns({ bodyContains }: HandlerEntry, message: TakenMessage): boolean {
  if (!bodyContains) return true;
  const { bytes } = message;
  return bodyContains.some((text) => bytes.includes(text));
}

async function settle(taken: TakenMessage, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'retry') taken.nak(outcome.delay_ms);
  else if (outcome.kind === 'dead-letter') taken.term();
  else await taken.ackConfirmed();
}

function incoming({ headers, stream, seq, subject, text, sentAt, deliveries }: TakenMessage): IncomingMessage {
  const id = headers['nats-msg-id'] || `${stream}:${seq}`;
  return { id, subject, body: text, headers, sentAt, attempt: deliveries };
}
