import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;
/** So long after its end an hour is counted: what is reported right before it has committed by then. */
const LATE_MS = 60_000;
/** What is left waits for the next round. */
const MOST_HOURS = 200;

/**
 * Counts the webhooks that were reported in each hour, once it is over. Its place commits with the counts, so it goes on
 * after a restart and counts nothing twice; one process does it at a time.
 */
@Injectable()
export class RollUpReports implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'counting reported webhooks', () => this.run());
  }

  async run(): Promise<void> {
    for (let hour = 0; hour < MOST_HOURS; hour++) if (!(await this.database.inSystem((tx) => this.next(tx)))) return;
  }

  /** @returns whether there may be more to do. */
  private async next(tx: Tx): Promise<boolean> {
    const place = await one<{ hour_at: Date }>(tx, 'select hour_at from webhook_rollup for update skip locked');
    if (!place) return false;
    const end = new Date(place.hour_at.getTime() + HOUR_MS);
    if (this.clock.now().getTime() < end.getTime() + LATE_MS) return false;
    await changed(tx, count, [place.hour_at, end]);
    await changed(tx, 'update webhook_rollup set hour_at = $1', [end]);
    return true;
  }
}

const count = `insert into webhook_hours (tenant_id, integration_id, hour_at, delivered, refused, received)
  select tenant_id, integration_id, $1, count(*) filter (where outcome = 'delivered'),
    count(*) filter (where outcome = 'refused'), count(*) filter (where outcome = 'received')
  from reported_attempts where reported_at >= $1 and reported_at < $2 and outcome in ('delivered', 'refused', 'received')
  group by 1, 2`;
