import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 3_600_000;
/** For this time an ended link still says why it ended. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Deletes connect sessions a month after their links expired. The audit log keeps who created and used them. */
@Injectable()
export class ForgetSessions implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete old connect sessions', () => this.forget());
  }

  async forget(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.inSystem((tx) => changed(tx, 'delete from connect_sessions where expires_at < $1', [oldest]));
  }
}
