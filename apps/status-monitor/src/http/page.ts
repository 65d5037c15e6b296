import { invalidFields } from '@linesman/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class PageQuery {
  @IsInt() @Min(1) @Max(500) @Type(() => Number) limit = 200;
  /** `next_cursor` of the page before. */
  @IsOptional() @IsString() @Length(1, 200) cursor?: string;
}

/** Where a row stands in its list: by rank, then time, then id, each descending. */
export interface Place {
  place_rank: number;
  place_at: string;
  place_id: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/;

/** The three values for `(rank, at, id) < ($n, $n+1, $n+2)`; nulls for the first page. */
export function placeOf({ cursor }: PageQuery): [number | null, string | null, string | null] {
  if (!cursor) return [null, null, null];
  const [rank = '', at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (!/^\d$/.test(rank) || !TIMESTAMP.test(at) || Number.isNaN(Date.parse(at)) || !UUID.test(id))
    throw invalidFields([{ field: 'cursor', message: 'is not one that an earlier page gave' }]);
  return [Number(rank), at, id];
}

/** @param rows one more than the limit when there are more. */
export function pageOf<T extends object>(
  rows: (T & Place)[],
  { limit }: PageQuery,
): { items: T[]; next_cursor?: string } {
  const shown = rows.slice(0, limit);
  const items = shown.map(({ place_rank: _rank, place_at: _at, place_id: _id, ...item }) => item as unknown as T);
  if (rows.length <= limit) return { items };
  const { place_rank, place_at, place_id } = shown.at(-1)!;
  return { items, next_cursor: Buffer.from(`${place_rank}|${place_at}|${place_id}`).toString('base64url') };
}
