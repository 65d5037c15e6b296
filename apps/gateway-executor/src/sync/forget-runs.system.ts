import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 60_000;
const BATCH = 1_000;
const HISTORY_MS = 90 * 24 * 3_600_000;

@Injectable()
export class ForgetRuns implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete old sync runs', () => this.forget());
  }

  private async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - HISTORY_MS);
    let count = BATCH;
    while (count === BATCH)
      count = await this.database.inSystem((tx) =>
        changed(
          tx,
          `delete from sync_runs where run_id in (select run_id from sync_runs where finished_at < $1 limit ${BATCH})`,
          [before],
        ),
      );
  }
}
