import { changed, Database, one } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
/** As long as the stream keeps them. */
const KEPT_MS = 7 * DAY_MS;
/** A subscription that nobody has read for this time is deleted. */
const UNREAD_MS = 30 * DAY_MS;
const AT_ONCE = 5_000;

@Injectable()
export class ForgetEvents implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete old events of the feed', () => this.forget());
  }

  async forget(): Promise<void> {
    const now = this.clock.now().getTime();
    while ((await this.forgetSome(new Date(now - KEPT_MS))) === AT_ONCE);
    await this.database.inSystem(async (tx) => {
      await changed(tx, 'delete from event_subscriptions where read_at < $1', [new Date(now - UNREAD_MS)]);
      await changed(tx, 'delete from erased_event_ids where erased_at < $1', [new Date(now - KEPT_MS - DAY_MS)]);
    });
  }

  /** The oldest have the lowest positions, so the primary key finds them. */
  private forgetSome(before: Date): Promise<number> {
    return this.database.inSystem(async (tx) => {
      const gone = await one<{ count: string; highest: string | null }>(
        tx,
        `with oldest as (select position, kept_at from kept_events order by position limit $2),
           gone as (delete from kept_events where position in (select position from oldest where kept_at < $1)
             returning position)
         select count(*) as count, max(position)::text as highest from gone`,
        [before, AT_ONCE],
      );
      if (gone!.highest !== null)
        await changed(tx, 'update event_feed set forgotten_position = greatest(forgotten_position, $1::bigint)', [
          gone!.highest,
        ]);
      return Number(gone!.count);
    });
  }
}
