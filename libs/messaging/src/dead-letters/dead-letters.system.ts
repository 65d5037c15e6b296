import { Database, rows } from '@linesman/persistence';
import { type Page, pageOf, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeadLetter, DeadLettersQuery, WaitingDeadLetters } from './dead-letters.dto';
import { hideSecrets } from './hide-secrets';

/** All columns but headers and body. */
export const columns =
  'id, handler, message_id, subject, tenant_id, reason, stack, sent_at, created_at, replayed_at, replayed_by';
const MOST_READ = 200_000;
const MOST_SHOWN = 20_000;

/** Dead letters of all tenants, for staff. */
@Injectable()
export class DeadLetters {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(query: DeadLettersQuery): Promise<Page<DeadLetter>> {
    const [after] = placeOf(query, 'uuid') ?? [];
    const { handler, replayed, tenant_id, limit } = query;
    const found = await this.database.inSystem((tx) =>
      rows<DeadLetter>(
        tx,
        `select ${columns}, left(body, ${MOST_READ}) as body from dead_letters
         where ($1::text is null or handler = $1) and ($2::boolean is null or (replayed_at is not null) = $2)
           and ($3::text is null or tenant_id = $3)
           and ($4::uuid is null or (created_at, id) < (select p.created_at, p.id from dead_letters p where p.id = $4))
         order by created_at desc, id desc limit $5`,
        [handler, replayed, tenant_id, after, limit + 1],
      ),
    );
    return pageOf(found.map(shown), query, ({ id }) => [id]);
  }

  waiting(): Promise<WaitingDeadLetters[]> {
    return this.database.inSystem((tx) =>
      rows(
        tx,
        `select handler, count(*)::int as waiting, min(created_at) as oldest_at from dead_letters
         where replayed_at is null group by 1 order by 1`,
      ),
    );
  }
}

const shown = (row: DeadLetter): DeadLetter => ({
  ...row,
  body: hideSecrets(row.body).slice(0, MOST_SHOWN),
  reason: hideSecrets(row.reason),
  stack: row.stack && hideSecrets(row.stack),
});
