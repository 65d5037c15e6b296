import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { KEPT_MS } from './idempotency-keys';

const EVERY_MS = 3_600_000;

/** Deletes the stored answers that are older than a day. */
@Injectable()
export class ForgetKeys implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete old idempotency keys', () => this.forget());
  }

  async forget(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.inSystem((tx) => changed(tx, 'delete from idempotency_keys where created_at < $1', [oldest]));
  }
}
