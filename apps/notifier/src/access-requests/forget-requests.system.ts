import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 3_600_000;
/** For this time it can be found out whom an email reached, and why not. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Deletes emails about access requests some time after they were sent or given up. They name people. */
@Injectable()
export class ForgetRequests implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete old emails about access requests', () => this.forget());
  }

  async forget(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.inSystem((tx) =>
      changed(tx, 'delete from access_request_emails where settled_at < $1', [oldest]),
    );
  }
}
