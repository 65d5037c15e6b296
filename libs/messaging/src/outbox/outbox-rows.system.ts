import { Database, changed, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { HeldBack } from './event-quota';

/** A stream takes 1 MB a message: the body, its subject and its headers. */
const MOST_BYTES = 1_000_000;
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

/** The oldest row that waits for one stream. */
export interface Waiting {
  prefix: string;
  seconds: number;
}

const CLAIM_SECONDS = 15;
/** A row that fails so often while others of its stream are taken is set aside, after five minutes or more. */
const MOST_FAILURES = 20;
const CLOCKS_DIFFER_MS = 3_600_000;

/** Indexes have the same expression and condition. */
const PREFIX = `split_part(subject, '.', 1)`;
const waits = 'published_at is null and set_aside_at is null';

/** The outbox rows of all tenants, for the relay. */
@Injectable()
export class OutboxRows {
  constructor(private readonly database: Database) {}

  /** @param held tenants whose rows wait for longer, by stream. */
  waiting(prefixes: string[], held: HeldBack[]): Promise<Waiting[]> {
    return this.database.queryInSystem(oldestWaiting, [
      prefixes,
      held.map(({ prefix }) => prefix),
      held.map(({ tenant_id }) => tenant_id),
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
   * @param held tenants whose rows wait.
   */
  async claim(
    prefix: string,
    limit: number,
    held: string[],
  ): Promise<{ messages: OutboxMessage[]; setAside: string[] }> {
    const claimed = await this.database.inSystem((tx) =>
      rows<OutboxMessage & { created_at: Date; set_aside: boolean }>(
        tx,
        `update outbox o set claimed_until = clock_timestamp() + make_interval(secs => $2),
           set_aside_at = case when oldest.bytes > $3 then clock_timestamp() end,
           set_aside_reason = case when oldest.bytes > $3 then 'larger than a message may be' end
         from (
           select id, octet_length(envelope::text) as bytes from outbox
           where ${PREFIX} = $5 and ${waits} and created_at < clock_timestamp() - interval '1 second'
             and (claimed_until is null or claimed_until < clock_timestamp()) and tenant_id <> all ($4::uuid[])
           order by created_at limit $1 for update skip locked) oldest
         where o.id = oldest.id
         returning o.id, o.tenant_id, subject, created_at, set_aside_at is not null as set_aside,
           case when set_aside_at is null then envelope::text end as body`,
        [limit, CLAIM_SECONDS, MOST_BYTES, held, prefix],
      ),
    );
    const messages = claimed.filter((row) => !row.set_aside);
    return {
      messages: messages.sort((a, b) => a.created_at.getTime() - b.created_at.getTime()),
      setAside: claimed.filter((row) => row.set_aside).map(({ id }) => id),
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
           set_aside_at = case when f.never or failures + 1 >= $4 then clock_timestamp() end
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

const oldestWaiting = {
  name: 'oldest_waiting',
  text: `select s.prefix, o.seconds from unnest($1::text[]) as s (prefix) cross join lateral (
      select extract(epoch from clock_timestamp() - created_at)::float as seconds from outbox
      where ${PREFIX} = s.prefix and ${waits} and not exists (
        select from unnest($2::text[], $3::uuid[]) as h (prefix, tenant_id)
        where h.prefix = s.prefix and h.tenant_id = outbox.tenant_id)
      order by created_at limit 1) o`,
};

const countRows = {
  name: 'count_outbox_rows',
  text: `select (select count(*) from (select from outbox where ${waits} limit 10000) w)::int as waiting,
      (select count(*) from (select from outbox where set_aside_at is not null limit 10000) s)::int as set_aside`,
};
