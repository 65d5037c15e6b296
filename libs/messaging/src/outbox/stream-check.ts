import { jetstreamManager } from '@nats-io/jetstream';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Bus } from '../bus';
import { OutboxRows } from './outbox-rows.system';

const STREAM = 'EVENTS';
const PAGE = 200;

/**
 * A stream that lost its end (a power cut, a restored backup) no longer holds messages that the outbox counts as
 * published. Walks back from the newest until one stands where it was recorded, and gives all above it to the relay.
 */
@Injectable()
export class StreamCheck {
  constructor(
    private readonly bus: Bus,
    private readonly rows: OutboxRows,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @returns how many events will be published again. */
  async republishLost(): Promise<number> {
    const manager = await jetstreamManager(this.bus.nats, { checkAPI: false });
    const { state } = await manager.streams.info(STREAM);
    const lost: string[] = [];
    for (let below = Number.MAX_SAFE_INTEGER; ;) {
      const page = await this.rows.publishedBelow(below, PAGE);
      for (const row of page) {
        // What the stream let go by age is not lost.
        if (row.stream_seq < state.first_seq && state.last_seq >= row.stream_seq) return this.republish(lost);
        if (row.stream_seq <= state.last_seq && (await this.holds(manager, row.id, row.stream_seq)))
          return this.republish(lost);
        lost.push(row.id);
      }
      if (page.length < PAGE) return this.republish(lost);
      below = page.at(-1)!.stream_seq;
    }
  }

  private async holds(
    manager: Awaited<ReturnType<typeof jetstreamManager>>,
    id: string,
    seq: number,
  ): Promise<boolean> {
    const message = await manager.streams.getMessage(STREAM, { seq });
    return message?.header?.get('Nats-Msg-Id') === id;
  }

  private async republish(lost: string[]): Promise<number> {
    if (lost.length > 0) {
      await this.rows.unpublish(lost);
      this.logger.warn({ events: lost.length }, 'the stream lost events; publishing them again');
    }
    return lost.length;
  }
}
