import { Database, changed, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** A stream takes 1 MB a message: the body, its subject and its headers. */
export const MOST_BYTES = 1_000_000;
export const fitsIntoStream = (body: string): boolean => Buffer.byteLength(body) <= MOST_BYTES;

export interface OutboxMessage {
  id: string;
  tenant_id: string;
  subject: string;
  body: string;
  /** Of a row that was read; one that was just written has none. */
  created_at?: Date;
}

export interface Published {
  id: string;
  seq: number;
  /** About when the row was written. */
  at: Date;
}

/** A tenant with rows that wait for a stream, and since when the oldest of them does. */
export interface WaitingTenant {
  prefix: string;
  tenant_id: string;
  since: Date;
  seconds: number;
}

/** Where a look at the tenants of a stream begins. */
export type Begin = Pick<WaitingTenant, 'prefix' | 'tenant_id'>;

/** A look comes to so many tenants of a stream, and leaves the others to the next one. */
export const MOST_TENANTS = 1_000;

const CLAIM_SECONDS = 15;
/** A row that fails so often while others of its stream are taken is set aside, after five minutes or more. */
const MOST_FAILURES = 20;
const CLOCKS_DIFFER_MS = 3_600_000;

/** In milliseconds, as the place of a page has it. */
const NOW = `date_trunc('milliseconds', clock_timestamp())`;

/** Indexes have the same expression and condition. */
const PREFIX = `split_part(subject, '.', 1)`;
const waits = 'published_at is null and set_aside_at is null';

/** The outbox rows of all tenants, for the relay. */
@Injectable()
export class OutboxRows {
  constructor(private readonly database: Database) {}

  /** Tenants with rows that wait, in the order of their ids. Reads one row of each, however many it has. */
  waiting(begin: Begin[]): Promise<WaitingTenant[]> {
    return this.database.queryInSystem(waitingTenants, [
      begin.map(({ prefix }) => prefix),
      begin.map(({ tenant_id }) => tenant_id),
      MOST_TENANTS,
    ]);
  }

  /** Rows that wait or were set aside, counted up to a bound. For metrics. */
  async count(): Promise<{ waiting: number; set_aside: number }> {
    const [counted] = await this.database.queryInSystem<{ waiting: number; set_aside: number }>(countRows, []);
    return counted!;
  }

  /**
   * Claims rows of one stream that are older than a second; relays of other processes skip them until the claim runs out.
   * Rows that fit into no message are set aside: if they were claimed again and again, the rows behind them would never
   * be published.
   * @returns how many of the tenants, from the first one on, had their turn.
   */
  async claim(
    prefix: string,
    limit: number,
    tenants: Pick<WaitingTenant, 'tenant_id' | 'since'>[],
  ): Promise<{ messages: OutboxMessage[]; setAside: string[]; turns: number }> {
    const claimed = await this.database.queryInSystem<OutboxMessage & { created_at: Date; set_aside: boolean }>(
      claimRows,
      [
        prefix,
        limit,
        tenants.map(({ tenant_id }) => tenant_id),
        tenants.map(({ since }) => since),
        CLAIM_SECONDS,
        MOST_BYTES,
      ],
    );
    const messages = claimed.filter((row) => !row.set_aside);
    const reached = new Set(claimed.map(({ tenant_id }) => tenant_id));
    return {
      messages: messages.sort((a, b) => a.created_at.getTime() - b.created_at.getTime()),
      setAside: claimed.filter((row) => row.set_aside).map(({ id }) => id),
      turns: tenants.findLastIndex(({ tenant_id }) => reached.has(tenant_id)) + 1,
    };
  }

  async release(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.inSystem((tx) =>
      changed(tx, 'update outbox set claimed_until = null where id = any($1::uuid[])', [ids]),
    );
  }

  /** Counts failures. @returns the rows that were set aside: those that can never be published, and those that failed too often. */
  async fail(failed: { id: string; never: boolean; reason: string }[]): Promise<string[]> {
    if (failed.length === 0) return [];
    const aside = await this.database.inSystem((tx) =>
      rows<{ id: string; set_aside_at: Date | null }>(
        tx,
        `update outbox o set failures = failures + 1, set_aside_reason = f.reason,
           set_aside_at = case when f.never or failures + 1 >= $4 then ${NOW} end
         from unnest($1::uuid[], $2::boolean[], $3::text[]) as f (id, never, reason)
         where o.id = f.id and published_at is null
         returning o.id, set_aside_at`,
        [failed.map(({ id }) => id), failed.map(({ never }) => never), failed.map((it) => it.reason), MOST_FAILURES],
      ),
    );
    return aside.filter(({ set_aside_at }) => set_aside_at).map(({ id }) => id);
  }

  /** The times of the rows name their partitions, so that the others are not searched unless the clocks differ. */
  async markPublished(batch: Published[]): Promise<void> {
    const values = [batch.map(({ id }) => id), batch.map(({ seq }) => seq)];
    const times = batch.map(({ at }) => at.getTime());
    const bounds = [Math.min(...times) - CLOCKS_DIFFER_MS, Math.max(...times) + CLOCKS_DIFFER_MS];
    const [marked] = await this.database.queryInSystem<{ count: number }>(markInPartition, [
      ...values,
      ...bounds.map((ms) => new Date(ms)),
    ]);
    if (marked!.count < batch.length) await this.database.queryInSystem(markAnywhere, values);
  }
}

const markPublished = (name: string, condition: string) => ({
  name,
  text: `with marked as (update outbox o set published_at = clock_timestamp(), stream_seq = p.seq
      from unnest($1::uuid[], $2::bigint[]) as p (id, seq) where o.id = p.id and ${condition} returning 1)
    select count(*)::int as count from marked`,
});
const markInPartition = markPublished('mark_published', 'o.created_at >= $3 and o.created_at < $4');
const markAnywhere = markPublished('mark_published_anywhere', 'o.published_at is null');

/**
 * The columns of the index, the stream's too although there is one: behind row-level security the planner does not see that
 * the others are in order then, and sorts all rows.
 */
const inOrder = `order by ${PREFIX}, tenant_id, created_at`;

/** The oldest row of the first such tenant. */
const firstOf = (tenants: string): string => `select tenant_id, created_at from outbox
  where ${PREFIX} = prefix and ${waits} and ${tenants} ${inOrder} limit 1`;

/** Goes from tenant to tenant by the index, so that it passes over all further rows of each. */
const waitingTenants = {
  name: 'waiting_tenants',
  by_key: 'in_order' as const,
  text: `with recursive walk as (
      select b.prefix, first.tenant_id, first.created_at, 1 as count
      from unnest($1::text[], $2::uuid[]) as b (prefix, tenant_id)
        cross join lateral (${firstOf('outbox.tenant_id >= b.tenant_id')}) first
      union all
      select w.prefix, next.tenant_id, next.created_at, w.count + 1
      from walk w cross join lateral (${firstOf('outbox.tenant_id > w.tenant_id')}) next
      where w.count < $3)
    select prefix, tenant_id, created_at as since, extract(epoch from clock_timestamp() - created_at)::float as seconds
    from walk`,
};

/**
 * The oldest rows of the first tenant, then those of the next one, until there are enough. Times name the partitions, so
 * that the others are not read. The rows are found again by their ids alone: a join would read all of a table that was
 * empty when the statement was planned.
 */
const claimRows = {
  name: 'claim_outbox_rows',
  by_key: 'in_order' as const,
  text: `update outbox set claimed_until = clock_timestamp() + make_interval(secs => $5),
      set_aside_at = case when octet_length(envelope::text) > $6 then ${NOW} end,
      set_aside_reason = case when octet_length(envelope::text) > $6 then 'larger than a message may be' end
    where id = any (array (
      select free.id from unnest($3::uuid[], $4::timestamptz[]) as t (tenant_id, since) cross join lateral (
        select id from outbox
        where ${PREFIX} = $1 and ${waits} and tenant_id = t.tenant_id
          and created_at >= t.since and created_at < statement_timestamp() - interval '1 second'
          and (claimed_until is null or claimed_until < clock_timestamp())
        ${inOrder} limit $2 for update skip locked) free
      limit $2))
      and created_at >= (select min(since) from unnest($4::timestamptz[]) as since) and created_at < statement_timestamp()
    returning id, tenant_id, subject, created_at, set_aside_at is not null as set_aside,
      case when set_aside_at is null then envelope::text end as body`,
};

const countRows = {
  name: 'count_outbox_rows',
  by_key: true,
  text: `select (select count(*) from (select from outbox where ${waits} limit 10000) w)::int as waiting,
      (select count(*) from (select from outbox where set_aside_at is not null limit 10000) s)::int as set_aside`,
};
