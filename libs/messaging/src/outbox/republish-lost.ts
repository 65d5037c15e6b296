import { prefixOf, type StreamName } from '@linesman/contracts';
import type { jetstreamManager, StreamInfo } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { type PublishedRow, PublishedRows } from './published-rows.system';

export type Manager = Awaited<ReturnType<typeof jetstreamManager>>;

const PAGE = 200;
const HOLES_AT_ONCE = 1_000;

export interface Looked {
  stream: StreamName;
  info: StreamInfo;
  /** Whether the stream may have lost its newest messages: it was made anew, or NATS was away. */
  suspect: boolean;
  whole_at: Date;
  /** Hours for which the stream keeps a message. */
  within: number;
}

/**
 * Finds messages that the outbox marked as published and that their stream has lost, and marks them as unpublished:
 * its newest ones (after a power cut, or with a restored backup), all (a stream made anew), its oldest ones, and single
 * ones in between.
 */
@Injectable()
export class RepublishLost {
  /** How many holes a stream had when no row of ours was in one. */
  private readonly knownHoles = new Map<StreamName, number>();

  constructor(private readonly rows: PublishedRows) {}

  newest(prefix: string): Promise<{ now: Date; seq: number }> {
    return this.rows.newest(prefix);
  }

  /** @returns how many messages will be published again. */
  async republish(manager: Manager, looked: Looked): Promise<number> {
    const newest = looked.suspect ? await this.fromTheEnd(manager, looked, Number.MAX_SAFE_INTEGER) : 0;
    return newest + (await this.beforeTheFirst(manager, looked)) + (await this.inHoles(manager, looked));
  }

  /**
   * Goes from the newest row back to the first that is in the stream and was published before the stream was last seen
   * whole: what was published later may be there although older messages are lost.
   */
  private async fromTheEnd(manager: Manager, looked: Looked, from: number): Promise<number> {
    const { stream, whole_at: trusted_until, within } = looked;
    let lost = 0;
    for (let below = from; ;) {
      const page = await this.rows.below(prefixOf(stream), below, PAGE, { trusted_until, within });
      // Asked after the rows were read: what was published meanwhile is not lost.
      const { state } = await manager.streams.info(stream);
      const gone: string[] = [];
      let end = false;
      for (const row of page) {
        const there = !row.aged && (await holds(manager, stream, state, row));
        end = row.aged || (there && row.trusted);
        if (end) break;
        if (!there) gone.push(row.id);
      }
      if (gone.length > 0) lost += await this.rows.unpublish(gone);
      if (end || page.length < PAGE) return lost;
      below = page.at(-1)!.stream_seq;
    }
  }

  /** A stream drops its oldest messages only because of their age. */
  private async beforeTheFirst(manager: Manager, looked: Looked): Promise<number> {
    const { stream, info, whole_at: trusted_until, within } = looked;
    const [row] = await this.rows.below(prefixOf(stream), info.state.first_seq, 1, { trusted_until, within });
    return row && !row.aged ? this.fromTheEnd(manager, looked, info.state.first_seq) : 0;
  }

  private async inHoles(manager: Manager, { stream, info, within }: Looked): Promise<number> {
    const { num_deleted: holes } = info.state;
    if (!holes || this.knownHoles.get(stream) === holes) return 0;
    const { state } = await manager.streams.info(stream, { deleted_details: true });
    let lost = 0;
    for (let at = 0; at < (state.deleted ?? []).length; at += HOLES_AT_ONCE)
      lost += await this.rows.unpublishNumbered(prefixOf(stream), state.deleted.slice(at, at + HOLES_AT_ONCE), within);
    // The stream drops what it remembers by its id, for two minutes, and gives it its old number: asked until there is none.
    if (lost === 0) this.knownHoles.set(stream, holes);
    return lost;
  }
}

async function holds(
  manager: Manager,
  stream: StreamName,
  { first_seq, last_seq }: StreamInfo['state'],
  row: PublishedRow,
): Promise<boolean> {
  if (row.stream_seq < first_seq || row.stream_seq > last_seq) return false;
  const message = await manager.streams.getMessage(stream, { seq: row.stream_seq });
  return message?.header?.get('Nats-Msg-Id') === row.id;
}
