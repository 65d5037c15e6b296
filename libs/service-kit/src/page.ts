import { Type } from 'class-transformer';
import { isEmail, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { invalidFields } from './validation';

/** Query parameters of every list. */
export class PageQuery {
  @IsInt() @Min(1) @Max(200) @Type(() => Number) limit = 50;
  /** `next_cursor` of the previous page. */
  @IsOptional() @IsString() @Length(1, 1_000) cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** Absent on the last page. */
  next_cursor?: string;
}

/** Valid parts of a cursor. They are checked because a cursor comes from outside and is used in a query. */
const placeParts = {
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  integer: (text: string) => /^\d{1,9}$/.test(text),
  bigint: (text: string) => /^\d{1,18}$/.test(text),
  /** Such as 2026-03-29. */
  day: (text: string) => /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text,
  code: (text: string) => /^[\w.:-]{1,200}$/.test(text),
  /** May be empty. */
  word: (text: string) => /^\w{0,100}$/.test(text),
  /** May have `|` in it, so it is the last part. */
  address: (text: string) => isEmail(text),
  /** As JavaScript's toISOString writes it, in a year that PostgreSQL knows too. */
  time: (text: string) =>
    /^[1-9]\d{3}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text,
};

/** The sort key of the previous page's last row, in the order of the parts; undefined for the first page. */
export function placeOf({ cursor }: PageQuery, ...parts: (keyof typeof placeParts)[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const pieces = Buffer.from(cursor, 'base64url').toString().split('|');
  const last = parts.length - 1;
  const place = pieces.length > last ? [...pieces.slice(0, last), pieces.slice(last).join('|')] : [];
  if (place.length !== parts.length || !parts.every((part, at) => placeParts[part](place[at]!)))
    throw invalidFields([{ field: 'cursor', message: 'is not one that an earlier page gave' }]);
  return place;
}

/**
 * The sort key must be unique and never change, so that rows that are added or deleted meanwhile move no other row.
 * @param rows one more than the limit if there is a next page.
 */
export function pageOf<T>(rows: T[], { limit }: PageQuery, keyOf: (row: T) => (string | number | Date)[]): Page<T> {
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  const key = keyOf(items.at(-1)!).map((part) => (part instanceof Date ? part.toISOString() : part));
  return { items, next_cursor: Buffer.from(key.join('|')).toString('base64url') };
}
