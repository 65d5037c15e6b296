import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { OutboxMessage } from './outbox-publisher';

const CLAIM_SECONDS = 15;
const RETENTION = '7 days';

const mark = {
  name: 'mark_published',
  text: `update outbox o set published_at = clock_timestamp(), stream_seq = p.seq
    from unnest($1::uuid[], $2::bigint[]) as p (id, seq) where o.id = p.id`,
};

/** The outbox of all tenants, as its relay sees it. */
@Injectable()
export class OutboxRows {
  constructor(private readonly database: Database) {}

  /** Takes unpublished rows older than a second for a while; another copy's relay passes them over. */
  async claim(limit: number): Promise<OutboxMessage[]> {
    const rows = await this.database.inSystem((tx) =>
      tx.query(
        `update outbox set claimed_until = clock_timestamp() + make_interval(secs => $2)
         where id in (
           select id from outbox
           where published_at is null and created_at < clock_timestamp() - interval '1 second'
             and (claimed_until is null or claimed_until < clock_timestamp())
           order by created_at limit $1 for update skip locked)
         returning id, subject, envelope::text as body, created_at`,
        [limit, CLAIM_SECONDS],
      ),
    );
    const claimed = (rows as [(OutboxMessage & { created_at: Date })[], number])[0];
    return claimed.sort((a, b) => a.created_at.getTime() - b.created_at.getTime());
  }

  async release(ids: string[]): Promise<void> {
    await this.database.inSystem((tx) =>
      tx.query('update outbox set claimed_until = null where id = any($1::uuid[])', [ids]),
    );
  }

  async markPublished(batch: { id: string; seq: number }[]): Promise<void> {
    await this.database.inSystemOnce(mark, [batch.map((p) => p.id), batch.map((p) => p.seq)]);
  }

  /** The newest rows below a sequence that were published to one stream, newest first. */
  async publishedBelow(prefix: string, seq: number, limit: number): Promise<{ id: string; stream_seq: number }[]> {
    return this.database.inSystem((tx) =>
      tx.query(
        `select id, stream_seq from outbox
         where stream_seq < $2 and published_at is not null and starts_with(subject, $1)
         order by stream_seq desc limit $3`,
        [prefix, seq, limit],
      ),
    );
  }

  async unpublish(ids: string[]): Promise<void> {
    await this.database.inSystem((tx) =>
      tx.query(
        'update outbox set published_at = null, stream_seq = null, claimed_until = null where id = any($1::uuid[])',
        [ids],
      ),
    );
  }

  async unpublished(): Promise<{ count: number; oldest_seconds: number }> {
    const rows = (await this.database.inSystem((tx) =>
      tx.query(
        `select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float as oldest_seconds
         from outbox where published_at is null`,
      ),
    )) as { count: number; oldest_seconds: number }[];
    return rows[0]!;
  }

  /** Forgets what is older than any stream or dead letter keeps it. */
  async forgetOld(): Promise<void> {
    await this.database.inSystem(async (tx) => {
      await tx.query(`delete from outbox where published_at < clock_timestamp() - interval '${RETENTION}'`);
      await tx.query(
        `delete from inbox where processed_at < clock_timestamp() - interval '${RETENTION}' - interval '7 days'`,
      );
      await tx.query(
        `delete from handler_attempts where updated_at < clock_timestamp() - interval '${RETENTION}' - interval '7 days'`,
      );
    });
  }
}
