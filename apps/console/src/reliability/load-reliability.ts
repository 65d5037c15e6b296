import { Injectable } from '@nestjs/common';
import { dayInWords, monthInWords } from '../pages/times';
import { part } from '../upstream/part';
import type { Request } from '../upstream/routes';
import { ServiceApi } from '../upstream/service-api';
import type { Reliability } from '../upstream/answers';
import { shownGoals, shownReliability } from './shown-reliability';

type Listed = NonNullable<Request<'get', '/v1/reliability'>['query']>;

/** A year of a workspace with thousands of integrations takes some seconds. */
export const PATIENCE_MS = 20_000;

/** The figures of some days. Where the service does not answer, the page says so. */
@Injectable()
export class LoadReliability {
  constructor(private readonly api: ServiceApi) {}

  /** @param named what an item is called, and where its own page is. */
  async load(token: string, query: Listed, named: (item: Reliability) => { id: string; name: string; url?: string }) {
    const { by: _by, limit: _limit, cursor: _cursor, ...asked } = query;
    const timeout_ms = PATIENCE_MS;
    const [found, success, months] = await Promise.all([
      part(this.api.get('/v1/reliability', token, { query, timeout_ms })),
      part(this.api.get('/v1/reliability/success-metrics', token, { query: asked, timeout_ms })),
      part(this.api.get('/v1/reliability/periods', token, { query: { ...asked, each: 'month' }, timeout_ms })),
    ]);
    const { from, to, time_zone } = success.data ?? {};
    return {
      missing: found.missing ?? success.missing ?? months.missing,
      rows: found.data?.items.map((item) => shownReliability(item, named(item))) ?? [],
      next_cursor: found.data?.next_cursor,
      goals: success.data && shownGoals(success.data),
      days: success.data && { from, to, time_zone },
      months: months.data?.items.map((item) => shownReliability(item, { id: item.from, name: monthOf(item) })) ?? [],
    };
  }
}

/** `Mar 2026`, or the days of it that count: `Mar 3 to 10, 2026`. */
function monthOf({ from, to }: Reliability): string {
  const last = new Date(Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 0)).toISOString().slice(0, 10);
  if (from.endsWith('-01') && to === last) return monthInWords(from);
  return from === to ? dayInWords(from) : dayInWords(from).replace(',', ` to ${Number(to.slice(8))},`);
}
