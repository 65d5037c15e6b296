import { type ServiceTopology, topology } from '@linesman/contracts';
import { jetstreamManager } from '@nats-io/jetstream';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Gauge } from 'prom-client';
import { Bus } from '../bus';
import { MESSAGING, type MessagingConfig } from '../messaging-config';
import { OutboxRows } from './outbox-rows.system';

const EVENTS = { stream: 'EVENTS', prefix: 'events.' };
const COMMANDS = { stream: 'COMMANDS', prefix: 'commands.' };
type Manager = Awaited<ReturnType<typeof jetstreamManager>>;
const PAGE = 200;

const used = new Gauge({
  name: 'stream_used_ratio',
  help: 'Share of the room of a stream that is used. A full stream refuses messages.',
  labelNames: ['stream'],
});

/**
 * Finds messages that the outbox marked as published and that their stream has lost, after a power cut or a restored
 * backup. Goes from the newest row back to the first whose message is still in the stream; the relay publishes the rest.
 */
@Injectable()
export class StreamCheck {
  constructor(
    @Inject(MESSAGING) private readonly config: MessagingConfig,
    private readonly bus: Bus,
    private readonly rows: OutboxRows,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns how many messages will be published again. */
  async republishLost(): Promise<number> {
    const manager = await jetstreamManager(this.bus.nats, { checkAPI: false });
    const { commands }: ServiceTopology = topology[this.config.service];
    const lost = await this.lostFrom(manager, EVENTS);
    if (commands.length > 0) lost.push(...(await this.lostFrom(manager, COMMANDS)));
    return this.republish(lost);
  }

  private async lostFrom(manager: Manager, { stream, prefix }: typeof EVENTS): Promise<string[]> {
    const { state, config } = await manager.streams.info(stream);
    used.set({ stream }, config.max_bytes > 0 ? state.bytes / config.max_bytes : 0);
    const lost: string[] = [];
    for (let below = Number.MAX_SAFE_INTEGER; ;) {
      const page = await this.rows.publishedBelow(prefix, below, PAGE);
      for (const row of page) {
        // The stream dropped this one because of its age; it is not lost.
        if (row.stream_seq < state.first_seq && state.last_seq >= row.stream_seq) return lost;
        if (row.stream_seq <= state.last_seq && (await holds(manager, stream, row))) return lost;
        lost.push(row.id);
      }
      if (page.length < PAGE) return lost;
      below = page.at(-1)!.stream_seq;
    }
  }

  private async republish(lost: string[]): Promise<number> {
    if (lost.length > 0) {
      await this.rows.unpublish(lost);
      this.logger.warn({ messages: lost.length }, 'a stream lost messages; publishing them again');
    }
    return lost.length;
  }
}

async function holds(manager: Manager, stream: string, row: { id: string; stream_seq: number }): Promise<boolean> {
  const message = await manager.streams.getMessage(stream, { seq: row.stream_seq });
  return message?.header?.get('Nats-Msg-Id') === row.id;
}
