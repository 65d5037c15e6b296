import { changed, Database } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 3_600_000;
const KEPT_MS = 365 * 24 * 3_600_000;

/**
 * Deletes the people and services that have not called for a year. Those whom a grant or an integration names are kept,
 * because the console shows their names.
 */
@Injectable()
export class ForgetPeople implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'delete people who have left', () => this.forget());
  }

  async forget(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.inSystem((tx) =>
      changed(
        tx,
        `delete from people p where seen_at < $1
           and not exists (select 1 from grants g
             where g.tenant_id = p.tenant_id and g.grantee_type = p.kind and g.grantee = p.subject)
           and not exists (select 1 from integrations i
             where i.tenant_id = p.tenant_id and i.user_id = p.subject and i.deleted_at is null)`,
        [oldest],
      ),
    );
  }
}
