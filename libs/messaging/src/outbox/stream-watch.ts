import {
  nearlyFull,
  prefixOf,
  publishedBy,
  type ServiceTopology,
  type StreamName,
  streams,
  topology,
} from '@linesman/contracts';
import { Dependencies, LOGGER, Periodic } from '@linesman/service-kit';
import { jetstreamManager, JetStreamApiError, type StreamInfo } from '@nats-io/jetstream';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter, Gauge } from 'prom-client';
import { Bus } from '../bus';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { type Manager, RepublishLost } from './republish-lost';

const LOOK_EVERY_MS = 5_000;
const STREAM_NOT_FOUND = 10_059;
/** Another process may have published before this one began, and died before it looked. */
const NOT_LOOKED_MS = 10_000;

const used = new Gauge({
  name: 'stream_used_ratio',
  help: 'Share of the room of a stream that is used. A full stream refuses messages.',
  labelNames: ['stream'],
});
const missing = new Gauge({
  name: 'stream_missing',
  help: 'Whether a stream does not exist: 1 or 0.',
  labelNames: ['stream'],
});
const republished = new Counter({
  name: 'stream_lost_messages_total',
  help: 'Messages that a stream had lost, and that are published again.',
  labelNames: ['stream'],
});

interface Seen {
  created: string;
  /** By the database's clock: when the stream was last seen with everything that it should hold. */
  whole_at: Date;
}

/**
 * Looks at the streams that a service publishes into or reads from: how full they are, whether they exist, and whether
 * they hold what the outbox says. What one has lost is published again.
 */
@Injectable()
export class StreamWatch implements OnApplicationBootstrap {
  private readonly own: readonly StreamName[];
  private readonly watched: readonly StreamName[];
  private readonly seen = new Map<StreamName, Seen>();
  private readonly problems = new Map<StreamName, string>();
  /** Streams whose newest messages are compared with the outbox at the next look. */
  private readonly suspect: Set<StreamName>;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MESSAGING) { service }: MessagingConfig,
    private readonly bus: Bus,
    private readonly lost: RepublishLost,
    private readonly periodic: Periodic,
    dependencies: Dependencies,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const row: ServiceTopology = topology[service];
    this.own = publishedBy(row);
    this.watched = [...new Set([...this.own, ...row.consumes.map(({ stream }) => stream)])];
    this.suspect = new Set(this.own);
    dependencies.register('streams', () => this.refuseProblems(), { required: false });
  }

  onApplicationBootstrap(): void {
    this.bus.onReconnect(() => {
      this.own.forEach((stream) => this.suspect.add(stream));
      void this.look();
    });
    void this.look();
    this.periodic.every(LOOK_EVERY_MS, 'look at the streams', () => this.look());
  }

  private refuseProblems(): void {
    if (this.problems.size > 0) throw new Error([...this.problems.values()].join('; '));
  }

  /** One look after the other, so that two do not publish the same again. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => this.lookAtAll());
    return this.looking;
  }

  private async lookAtAll(): Promise<void> {
    if (!this.bus.isUp) return;
    const manager = await jetstreamManager(this.bus.nats, { checkAPI: false });
    for (const stream of this.watched)
      await this.lookAt(manager, stream).catch((error: unknown) =>
        this.logger.warn({ err: error, stream }, 'a stream could not be looked at'),
      );
  }

  private async lookAt(manager: Manager, stream: StreamName): Promise<void> {
    // Read before the stream: what is published between the two is in the stream, and does not look lost.
    const outbox = this.own.includes(stream) ? await this.lost.newest(prefixOf(stream)) : undefined;
    const info = await infoOf(manager, stream);
    missing.set({ stream }, info ? 0 : 1);
    if (!info) {
      this.problems.set(stream, `the stream ${stream} is missing`);
      if (outbox) this.suspect.add(stream);
      return;
    }
    this.measure(stream, info);
    if (!outbox) return;
    const seen = this.seen.get(stream);
    if (seen?.created !== info.created || info.state.last_seq < outbox.seq) this.suspect.add(stream);
    const again = await this.lost.republish(manager, {
      stream,
      info,
      suspect: this.suspect.has(stream),
      whole_at: seen?.whole_at ?? beforeThisProcess(outbox.now),
      within: streams[stream].max_age_hours,
    });
    if (again > 0) {
      republished.inc({ stream }, again);
      this.logger.warn({ stream, messages: again }, 'a stream lost messages; publishing them again');
    }
    this.suspect.delete(stream);
    this.seen.set(stream, { created: info.created, whole_at: outbox.now });
  }

  private measure(stream: StreamName, { state, config }: StreamInfo): void {
    const share = config.max_bytes > 0 ? state.bytes / config.max_bytes : 0;
    used.set({ stream }, share);
    if (share < nearlyFull) this.problems.delete(stream);
    else this.problems.set(stream, `the stream ${stream} is ${Math.round(share * 100)} % full`);
  }
}

/** What this process published before its first look says nothing about what the stream held before. */
const beforeThisProcess = (now: Date): Date => new Date(now.getTime() - process.uptime() * 1_000 - NOT_LOOKED_MS);

async function infoOf(manager: Manager, stream: StreamName): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(stream);
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === STREAM_NOT_FOUND) return undefined;
    throw error;
  }
}
