import { changed, Database, one, RetentionDays } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 60_000;
const AT_ONCE = 5_000;

@Injectable()
export class ForgetEvents implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly days: RetentionDays,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete old events of the feed', () => this.forget());
  }

  async forget(): Promise<void> {
    const before = this.days.before('kept_events', this.clock.now());
    while ((await this.forgetSome(before)) === AT_ONCE);
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
