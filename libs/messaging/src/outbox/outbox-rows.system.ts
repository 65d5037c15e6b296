import { changed, Database, one, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

/** A stream takes 1 MB a message: the body, its subject and its headers. */
const MOST_BYTES = 1_000_000;
export const fitsIntoStream = (body: string): boolean => Buffer.byteLength(body) <= MOST_BYTES;

export interface OutboxMessage {
  id: string;
  tenant_id: string;
  subject: string;
  body: string;
}

const CLAIM_SECONDS = 15;
const RETENTION = '7 days';
const SET_ASIDE_RETENTION = '30 days';
const DEAD_LETTER_RETENTION = '90 days';

const markPublished = {
  name: 'mark_published',
  text: `update outbox o set published_at = clock_timestamp(), stream_seq = p.seq
    from unnest($1::uuid[], $2::bigint[]) as p (id, seq) where o.id = p.id`,
};

/** The outbox rows of all tenants, for the relay. */
@Injectable()
export class OutboxRows {
  constructor(private readonly database: Database) {}

  /**
   * Claims unpublished rows older than a second; relays of other processes skip them until the claim runs out. Rows that
   * fit into no message are set aside: if they were claimed again and again, the rows behind them would never be published.
   * @param held tenants whose rows wait.
   */
  async claim(limit: number, held: string[]): Promise<{ messages: OutboxMessage[]; setAside: string[] }> {
    const claimed = await this.database.inSystem((tx) =>
      rows<OutboxMessage & { created_at: Date; set_aside: boolean }>(
        tx,
        `update outbox o set claimed_until = clock_timestamp() + make_interval(secs => $2),
           set_aside_at = case when oldest.bytes > $3 then clock_timestamp() end
         from (
           select id, octet_length(envelope::text) as bytes from outbox
           where published_at is null and set_aside_at is null and created_at < clock_timestamp() - interval '1 second'
             and (claimed_until is null or claimed_until < clock_timestamp()) and tenant_id <> all ($4::uuid[])
           order by created_at limit $1 for update skip locked) oldest
         where o.id = oldest.id
         returning o.id, o.tenant_id, subject, created_at, set_aside_at is not null as set_aside,
           case when set_aside_at is null then envelope::text end as body`,
        [limit, CLAIM_SECONDS, MOST_BYTES, held],
      ),
    );
    const messages = claimed.filter((row) => !row.set_aside);
    return {
      messages: messages.sort((a, b) => a.created_at.getTime() - b.created_at.getTime()),
      setAside: claimed.filter((row) => row.set_aside).map(({ id }) => id),
    };
  }

  async release(ids: string[]): Promise<void> {
    await this.database.inSystem((tx) =>
      changed(tx, 'update outbox set claimed_until = null where id = any($1::uuid[])', [ids]),
    );
  }

  async markPublished(batch: { id: string; seq: number }[]): Promise<void> {
    await this.database.queryInSystem(markPublished, [batch.map((p) => p.id), batch.map((p) => p.seq)]);
  }

  /** Rows published to one stream below a sequence number, newest first. */
  publishedBelow(prefix: string, seq: number, limit: number): Promise<{ id: string; stream_seq: number }[]> {
    return this.database.inSystem((tx) =>
      rows(
        tx,
        `select id, stream_seq from outbox
         where stream_seq < $2 and published_at is not null and starts_with(subject, $1)
         order by stream_seq desc limit $3`,
        [prefix, seq, limit],
      ),
    );
  }

  async unpublish(ids: string[]): Promise<void> {
    await this.database.inSystem((tx) =>
      changed(
        tx,
        'update outbox set published_at = null, stream_seq = null, claimed_until = null where id = any($1::uuid[])',
        [ids],
      ),
    );
  }

  async unpublished(held: string[]): Promise<{ count: number; oldest_seconds: number; set_aside: number }> {
    const found = await this.database.inSystem((tx) =>
      one<{ count: number; oldest_seconds: number; set_aside: number }>(
        tx,
        `select count(*) filter (where set_aside_at is null)::int as count,
           coalesce(extract(epoch from clock_timestamp() - min(created_at) filter (where set_aside_at is null)), 0)::float
             as oldest_seconds,
           count(set_aside_at)::int as set_aside
         from outbox where published_at is null and tenant_id <> all ($1::uuid[])`,
        [held],
      ),
    );
    return found!;
  }

  /** Deletes rows that are older than everything a stream or the dead letters still hold. */
  async deleteOld(): Promise<void> {
    await this.database.inSystem(async (tx) => {
      await changed(tx, `delete from outbox where published_at < clock_timestamp() - interval '${RETENTION}'`);
      await changed(
        tx,
        `delete from outbox where set_aside_at < clock_timestamp() - interval '${SET_ASIDE_RETENTION}'`,
      );
      await changed(
        tx,
        `delete from dead_letters where created_at < clock_timestamp() - interval '${DEAD_LETTER_RETENTION}'`,
      );
      await changed(
        tx,
        `delete from inbox where processed_at < clock_timestamp() - interval '${RETENTION}' - interval '7 days'`,
      );
      await changed(
        tx,
        `delete from handler_attempts where updated_at < clock_timestamp() - interval '${RETENTION}' - interval '7 days'`,
      );
    });
  }
}
