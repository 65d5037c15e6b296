import type { Envelope } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { AwaitEvents } from './await-events.system';
import { FeedPositions } from './feed-positions.system';

const WINDOW = 1_000;
const MOST_BYTES = 2_000_000;

export interface Wanted {
  /** Events that come after this position. */
  after: bigint;
  /** Only events of these types. */
  types?: string[];
  limit: number;
}

export interface ReadPage {
  events: Envelope[];
  /** The position of each event, in the same order. */
  places: string[];
  /** Up to here there is no other event that is wanted. */
  next: string;
}

interface Entry {
  position: string;
  type: string;
  bytes: number;
}

/** Reads a tenant's events in the order in which they were published. */
@Injectable()
export class ReadEvents {
  constructor(
    private readonly database: Database,
    private readonly positions: FeedPositions,
    private readonly waiting: AwaitEvents,
  ) {}

  /** Waits for the first event until the signal, if there is none. */
  async readOrWait(tenant_id: string, wanted: Wanted, signal: AbortSignal): Promise<ReadPage> {
    const first = await this.read(tenant_id, wanted);
    if (first.events.length > 0 || signal.aborted) return first;
    const waiter = this.waiting.enter(tenant_id, signal);
    try {
      for (let after = BigInt(first.next); ;) {
        const page = await this.read(tenant_id, { ...wanted, after });
        if (page.events.length > 0 || waiter.isOver()) return page;
        after = BigInt(page.next);
        await waiter.woken();
      }
    } finally {
      waiter.leave();
    }
  }

  private async read(tenant_id: string, { after, types, limit }: Wanted): Promise<ReadPage> {
    // Before the tenant's events: what is stored in between comes after `last`, and is read next time.
    const { last } = await this.positions.now();
    const seen = await this.database.queryInTenant<Entry>(tenant_id, readEntries, [after.toString(), WINDOW]);
    const chosen = chooseEntries(seen, types, limit);
    const places = chosen.entries.map(({ position }) => position);
    const bodies =
      places.length === 0 ? [] : await this.database.queryInTenant<{ body: string }>(tenant_id, readBodies, [places]);
    const end = chosen.all && seen.length < WINDOW ? largest(last, after, seen.at(-1)?.position) : chosen.upTo;
    return { events: bodies.map(({ body }) => JSON.parse(body) as Envelope), places, next: (end ?? after).toString() };
  }
}

/** As many as are wanted and fit into one answer, but one at least. */
function chooseEntries(seen: Entry[], types: string[] | undefined, limit: number) {
  const entries: Entry[] = [];
  let [bytes, upTo] = [0, undefined as bigint | undefined];
  for (const entry of seen) {
    if (types && !types.includes(entry.type)) {
      upTo = BigInt(entry.position);
      continue;
    }
    bytes += entry.bytes;
    if (entries.length >= limit || (entries.length > 0 && bytes > MOST_BYTES)) return { entries, upTo, all: false };
    entries.push(entry);
    upTo = BigInt(entry.position);
  }
  return { entries, upTo, all: true };
}

const largest = (...values: (bigint | string | undefined)[]): bigint =>
  values.map((value) => BigInt(value ?? 0)).reduce((a, b) => (a > b ? a : b));

const readEntries = {
  name: 'read_event_entries',
  text: `select k.position::text as position, k.type, k.bytes from kept_events k
    where k.position > $1 order by k.position limit $2`,
};
const readBodies = {
  name: 'read_event_bodies',
  text: 'select body from kept_events where position = any($1::bigint[]) order by position',
};
