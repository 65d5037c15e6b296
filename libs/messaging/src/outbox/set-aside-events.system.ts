import { Database, rows } from '@linesman/persistence';
import { type Page, pageOf, type PageQuery, placeOf } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { PUBLISH_AGAIN_DAYS } from '../retention';
import { MOST_BYTES } from './outbox-rows.system';
import type { PublishedAgain, SetAsideEvent } from './set-aside-events.dto';

const until = `created_at + interval '${PUBLISH_AGAIN_DAYS * 24} hours'`;

const list = `select id, tenant_id, subject, octet_length(envelope::text) as bytes,
    octet_length(envelope::text) > $4 as too_large, set_aside_reason as reason, created_at, set_aside_at,
    ${until} as publishable_until
  from outbox where set_aside_at is not null and ($1::timestamptz is null or (set_aside_at, id) < ($1, $2))
  order by set_aside_at desc, id desc limit $3`;

const publish = `with named as materialized (
    select id, octet_length(envelope::text) > $2 as too_large, ${until} <= clock_timestamp() as too_old from outbox where id = any($1::uuid[]) and set_aside_at is not null),
  released as (
    update outbox o set set_aside_at = null, set_aside_reason = null, failures = 0, claimed_until = null
    from named n where o.id = n.id and not n.too_large and not n.too_old and o.set_aside_at is not null returning 1)
  select (select count(*) from released)::int as published,
    (select count(*) from named where too_large and not too_old)::int as too_large,
    (select count(*) from named where too_old)::int as too_old`;

/** Events of all tenants that no stream takes, for staff. */
@Injectable()
export class SetAsideEvents {
  constructor(private readonly database: Database) {}

  /** Those that were set aside last first. */
  async list(query: PageQuery): Promise<Page<SetAsideEvent>> {
    const [set_aside_at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inSystem((tx) =>
      rows<SetAsideEvent>(tx, list, [set_aside_at, id, query.limit + 1, MOST_BYTES]),
    );
    return pageOf(found, query, (row) => [row.set_aside_at, row.id]);
  }

  /** The relay finds them within seconds. What no message can hold stays, and what might act twice. */
  async publish(ids: string[]): Promise<PublishedAgain> {
    const [counts] = await this.database.inSystem((tx) => rows<PublishedAgain>(tx, publish, [ids, MOST_BYTES]));
    return counts!;
  }
}
