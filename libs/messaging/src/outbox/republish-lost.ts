import { prefixOf, type StreamName } from '@linesman/contracts';
import type { jetstreamManager, StreamInfo } from '@nats-io/jetstream';
import { Injectable } from '@nestjs/common';
import { type Place, placeOf, type PublishedRow, PublishedRows } from './published-rows.system';

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
    const newest = looked.suspect ? await this.fromTheEnd(manager, looked, placeOf(Number.MAX_SAFE_INTEGER)) : 0;
    return newest + (await this.beforeTheFirst(manager, looked)) + (await this.inHoles(manager, looked));
  }

  /**
   * Goes from the newest row back to the first that is in the stream and was published before the stream was last seen
   * whole: what was published later may be there although older messages are lost.
   */
  private async fromTheEnd(manager: Manager, looked: Looked, from: Place): Promise<number> {
    const { stream, whole_at: trusted_until, within } = looked;
    let lost = 0;
    for (let place = from; ;) {
      const page = await this.rows.before(prefixOf(stream), place, PAGE, { trusted_until, within });
      // Asked after the rows were read: what was published meanwhile is not lost.
      const { state } = await manager.streams.info(stream);
      const found = await compare(manager, stream, state, page);
      if (found.gone.length > 0) lost += await this.rows.unpublish(found.gone);
      if (found.misnumbered.length > 0) await this.rows.forgetNumbers(found.misnumbered);
      if (found.end || page.length < PAGE) return lost;
      place = page.at(-1)!;
    }
  }

  /** A stream drops its oldest messages only because of their age. */
  private async beforeTheFirst(manager: Manager, looked: Looked): Promise<number> {
    const { stream, info, whole_at: trusted_until, within } = looked;
    const first = placeOf(info.state.first_seq);
    const [row] = await this.rows.before(prefixOf(stream), first, 1, { trusted_until, within });
    return row && !row.aged ? this.fromTheEnd(manager, looked, first) : 0;
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

interface Compared {
  gone: string[];
  /** Too old to be published again, with a number that an earlier stream gave. It would hide those behind it. */
  misnumbered: string[];
  end: boolean;
}

async function compare(
  manager: Manager,
  stream: StreamName,
  state: StreamInfo['state'],
  page: PublishedRow[],
): Promise<Compared> {
  const found: Compared = { gone: [], misnumbered: [], end: false };
  for (const row of page) {
    const there = await holds(manager, stream, state, row);
    found.end = row.aged ? there || row.stream_seq < state.first_seq : there && row.trusted;
    if (found.end) break;
    if (!there) (row.aged ? found.misnumbered : found.gone).push(row.id);
  }
  return found;
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
