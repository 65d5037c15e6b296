import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface PublishedRow {
  id: string;
  stream_seq: number;
  /** Published before the stream was last seen whole. */
  trusted: boolean;
  /** The stream may have dropped it because of its age. */
  aged: boolean;
}

/** Two rows may have one number: a stream that lost messages gives their numbers again. */
export type Place = Pick<PublishedRow, 'stream_seq' | 'id'>;

/** Before all rows whose number is lower. */
export const placeOf = (stream_seq: number): Place => ({ stream_seq, id: '00000000-0000-0000-0000-000000000000' });

/** What the outbox says that a stream holds. */
@Injectable()
export class PublishedRows {
  constructor(private readonly database: Database) {}

  /** The database's time, and the highest number that the stream gave to a row. */
  async newest(prefix: string): Promise<{ now: Date; seq: number }> {
    const [found] = await this.database.queryInSystem<{ now: Date; seq: string }>(newest, [prefix]);
    return { now: found!.now, seq: Number(found!.seq) };
  }

  /** Rows before a place, those with the highest numbers first. @param within hours for which the stream keeps a message. */
  async before(
    prefix: string,
    { stream_seq, id }: Place,
    limit: number,
    { trusted_until, within }: { trusted_until: Date; within: number },
  ): Promise<PublishedRow[]> {
    const found = await this.database.queryInSystem<Omit<PublishedRow, 'stream_seq'> & { stream_seq: string }>(before, [
      prefix,
      stream_seq,
      id,
      limit,
      trusted_until,
      within,
    ]);
    return found.map((row) => ({ ...row, stream_seq: Number(row.stream_seq) }));
  }

  /** @returns ids of the rows that will be published again. */
  async unpublish(ids: string[]): Promise<number> {
    return (await this.database.queryInSystem(unpublish, [ids])).length;
  }

  async forgetNumbers(ids: string[]): Promise<void> {
    await this.database.queryInSystem(forgetNumbers, [ids]);
  }

  /** The rows with these numbers. */
  async unpublishNumbered(prefix: string, seqs: number[], within: number): Promise<number> {
    return (await this.database.queryInSystem(unpublishNumbered, [prefix, seqs, within])).length;
  }
}

const PREFIX = `split_part(subject, '.', 1)`;
/** What is nearly as old as the stream allows is left alone. */
const young = (hours: string): string =>
  `published_at > clock_timestamp() - make_interval(hours => ${hours}) + interval '10 minutes'`;
const again = 'published_at = null, stream_seq = null, claimed_until = null';

/** The columns of the index, as in OutboxRows. */
const newestFirst = `order by ${PREFIX} desc, stream_seq desc`;

const newest = {
  name: 'newest_published',
  by_key: 'in_order' as const,
  text: `select clock_timestamp() as now, coalesce((
      select stream_seq from outbox where ${PREFIX} = $1 and stream_seq is not null ${newestFirst} limit 1), 0) as seq`,
};
const before = {
  name: 'published_before',
  by_key: 'in_order' as const,
  text: `select id, stream_seq, published_at < $5 as trusted, not (${young('$6')}) as aged from outbox
    where ${PREFIX} = $1 and stream_seq <= $2 and (stream_seq, id) < ($2, $3) and published_at is not null
    ${newestFirst}, id desc limit $4`,
};
const unpublish = { name: 'unpublish', text: `update outbox set ${again} where id = any($1::uuid[]) returning 1` };
const forgetNumbers = {
  name: 'forget_numbers',
  text: 'update outbox set stream_seq = null where id = any($1::uuid[])',
};
const unpublishNumbered = {
  name: 'unpublish_numbered',
  text: `update outbox set ${again} where ${PREFIX} = $1 and stream_seq = any($2::bigint[]) and ${young('$3')} returning 1`,
};
