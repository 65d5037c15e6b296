import { Database, rows } from '@linesman/persistence';
import { type Page, pageOf, type PageQuery, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeferredMessage } from './dead-letters.dto';
import { hideSecrets } from './hide-secrets';

/** Messages of all tenants that wait outside of their stream, for staff. */
@Injectable()
export class DeferredMessages {
  constructor(private readonly database: Database) {}

  /** Those that have waited longest first. */
  async list(query: PageQuery): Promise<Page<DeferredMessage>> {
    const [created_at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inSystem((tx) =>
      rows<DeferredMessage>(
        tx,
        `select d.id, d.handler, d.message_id, d.subject, d.tenant_id, d.sent_at, d.created_at, d.run_at,
           coalesce(a.failed, 0) as failures, a.last_error
         from deferred d left join handler_attempts a on a.handler = d.handler and a.message_id = d.message_id
         where $1::timestamptz is null or (d.created_at, d.id) > ($1, $2)
         order by d.created_at, d.id limit $3`,
        [created_at, id, query.limit + 1],
      ),
    );
    const shown = found.map((row) => ({ ...row, last_error: row.last_error && hideSecrets(row.last_error) }));
    return pageOf(shown, query, (row) => [row.created_at, row.id]);
  }
}
