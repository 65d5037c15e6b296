import { Database, rows } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AttemptRevocation } from './attempt-revocation';

const EVERY_MS = 5_000;
const MOST = 20;

/** Attempts revocations whose first attempt failed, or whose process died after the deletion. */
@Injectable()
export class DueRevocations implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptRevocation,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'revoke access of deleted integrations', () => this.attempt());
  }

  async attempt(): Promise<void> {
    const due = await this.database.inSystem((tx) =>
      rows<{ tenant_id: string; integration_id: string }>(
        tx,
        `select tenant_id, integration_id from revocations where state = 'pending' and next_at <= $1
         order by next_at limit $2`,
        [this.clock.now(), MOST],
      ),
    );
    await Promise.all(due.map(({ tenant_id, integration_id }) => this.attempts.start(tenant_id, integration_id)));
  }
}
