import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, type Tx, changed, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** Longer than a round of the stream and its transaction. */
const HELD_SECONDS = 10;

export interface FeedPosition {
  last: bigint;
  /** Events up to here were deleted. */
  forgotten: bigint;
}

/** How far the feed is, and which process keeps events. */
@Injectable()
export class FeedPositions {
  constructor(private readonly database: Database) {}

  async now(): Promise<FeedPosition> {
    const [row] = await this.database.queryInSystem<{ last: string; forgotten: string }>(readPosition, []);
    return { last: BigInt(row!.last), forgotten: BigInt(row!.forgotten) };
  }

  /** @returns whether this process keeps events from now on, or still. */
  async hold(holder: string): Promise<boolean> {
    return this.database.inSystem(async (tx) => {
      const taken = await one(
        tx,
        `update event_feed set holder = $1, held_until = clock_timestamp() + make_interval(secs => $2)
         where tenant_id = $3 and (holder is null or holder = $1 or held_until < clock_timestamp()) returning holder`,
        [holder, HELD_SECONDS, PLATFORM_TENANT],
      );
      return taken !== undefined;
    });
  }

  async release(holder: string): Promise<void> {
    await this.database.inSystem((tx) =>
      changed(tx, 'update event_feed set holder = null where tenant_id = $2 and holder = $1', [
        holder,
        PLATFORM_TENANT,
      ]),
    );
  }
}

/** Locks the row until the end of the transaction. @throws if another process keeps events by now. */
export async function lockFeed(tx: Tx, holder: string): Promise<void> {
  const locked = await changed(
    tx,
    `update event_feed set held_until = clock_timestamp() + make_interval(secs => $2)
     where tenant_id = $3 and holder = $1`,
    [holder, HELD_SECONDS, PLATFORM_TENANT],
  );
  if (locked === 0) throw new Error('another process keeps the events');
}

const readPosition = {
  name: 'read_feed_position',
  text: 'select last_position as last, forgotten_position as forgotten from event_feed',
};
