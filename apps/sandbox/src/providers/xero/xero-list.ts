import { textOf } from '../../http/fields';
import type { XeroRecord } from './records';
import { queryParseException } from './xero-failure';

export type Query = Record<string, string | undefined>;

/** If-Modified-Since, where, order, page and pageSize, as Xero reads them. */
export function listed(all: XeroRecord[], query: Query, since: string | undefined): XeroRecord {
  const from = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
  const wanted = conditions(query['where']);
  const found = all.filter(
    (record) => timeOf(record) >= from && wanted.every(([field, value]) => textOf(record[field]) === value),
  );
  const [field = 'UpdatedDateUTC', direction = 'ASC'] = (query['order'] ?? '').split(' ').filter(Boolean);
  const sign = direction.toUpperCase() === 'DESC' ? -1 : 1;
  found.sort((a, b) => sign * compare(sortable(a[field]), sortable(b[field])));
  const pageSize = Math.min(1000, Math.max(1, Number(query['pageSize'] ?? 100) || 100));
  const page = Math.max(1, Number(query['page'] ?? 1) || 1);
  const pagination = { page, pageSize, pageCount: Math.ceil(found.length / pageSize), itemCount: found.length };
  return { pagination, records: found.slice((page - 1) * pageSize, page * pageSize) };
}

function conditions(where: string | undefined): [string, string][] {
  if (!where) return [];
  return where.split(/ AND /i).map((part) => {
    const [, field, value] = /^\s*([A-Za-z]+)\s*==?\s*"([^"]*)"\s*$/.exec(part) ?? [];
    if (field === undefined || value === undefined) throw queryParseException(part);
    return [field, value];
  });
}

const timeOf = (record: XeroRecord): number => Number(sortable(record['UpdatedDateUTC']));
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

function sortable(value: unknown): string | number {
  const [, time] = /^\/Date\((-?\d+)/.exec(textOf(value)) ?? [];
  return time === undefined ? textOf(value) : Number(time);
}
