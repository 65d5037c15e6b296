import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { invalidFields } from './validation';

/** Every list is asked for with these. */
export class PageQuery {
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
  /** `next_cursor` of the page before. */
  @IsOptional() @IsString() @Length(1, 1_000) cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  next_cursor?: string;
}

/** What a part of a cursor may look like: it comes back from outside and goes into a query. */
const placeParts = {
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  integer: (text: string) => /^\d{1,9}$/.test(text),
  bigint: (text: string) => /^\d{1,18}$/.test(text),
  code: (text: string) => /^[\w.:-]{1,200}$/.test(text),
  /** One that may be empty. */
  word: (text: string) => /^\w{0,100}$/.test(text),
  /** To the millisecond, as JavaScript writes it. */
  time: (text: string) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text,
};

/** Where the page before ended: the sort key of its last row, in the order of the parts; undefined for the first page. */
export function placeOf({ cursor }: PageQuery, ...parts: (keyof typeof placeParts)[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString().split('|');
  if (place.length !== parts.length || !parts.every((part, at) => placeParts[part](place[at]!)))
    throw invalidFields([{ field: 'cursor', message: 'is not one that an earlier page gave' }]);
  return place;
}

/**
 * Sort keys never change and are unique, so rows that come or go meanwhile move nothing else.
 * @param rows one more than the limit when there are more.
 */
export function pageOf<T>(rows: T[], { limit }: PageQuery, keyOf: (row: T) => (string | number | Date)[]): Page<T> {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  const key = keyOf(items.at(-1)!).map((part) => (part instanceof Date ? part.toISOString() : part));
  return { items, next_cursor: Buffer.from(key.join('|')).toString('base64url') };
}
