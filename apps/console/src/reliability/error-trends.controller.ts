import { Clock, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { tokenOf } from '../pages/page-request';
import { pageLinks } from '../pages/page-links';
import { textUpTo, withQuery } from '../pages/query-string';
import { customerReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { PATIENCE_MS } from './load-reliability';
import { type By, shownTrend, trendChart, trendGroupings } from './shown-trend';

const HERE = '/reliability/errors';
const DAY_MS = 86_400_000;
/** Days up to today; more than four weeks are shown week by week. */
const lengths = [
  { days: '7', label: '7 days' },
  { days: '28', label: '4 weeks' },
  { days: '84', label: '12 weeks' },
] as const;
const usual = lengths[1];

/** What failed in the workspace, by cause, against as many days before. */
@Roles(...customerReaders)
@Controller('reliability')
export class ErrorTrendsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get('errors')
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const timeout_ms = PATIENCE_MS;
    const { asked, days, by } = this.asked(query);
    const cursor = textUpTo(1_000, query.cursor);
    const [whole, groups] = await Promise.all([
      part(this.api.get('/v1/error-trends', token, { query: { ...asked, by: 'tenant' }, timeout_ms })),
      part(this.api.get('/v1/error-trends', token, { query: { ...asked, by, limit: 25, cursor }, timeout_ms })),
    ]);
    const shown = { days: days === usual.days ? undefined : days, by: by === trendGroupings[0].by ? undefined : by };
    const at = (more: object) => withQuery(HERE, { ...shown, ...more });
    const [all] = whole.data?.items ?? [];
    await this.pages.send(reply, 'error-trends', {
      missing: whole.missing ?? groups.missing,
      days: whole.data && { from: whole.data.from, to: whole.data.to },
      picker: {
        ranges: lengths.map((one) => ({
          label: one.label,
          current: one.days === days,
          url: at({ days: one.days === usual.days ? undefined : one.days }),
        })),
      },
      all: all && shownTrend(all, 'tenant'),
      chart: all && trendChart(all, whole.data!.periods),
      tabs: trendGroupings.map((one, n) => ({
        label: one.label,
        current: one.by === by,
        url: at({ by: n === 0 ? undefined : one.by }),
      })),
      rows: groups.data?.items.map((one) => shownTrend(one, by)) ?? [],
      csv_url: withQuery('/reliability/errors.csv', { by, days }),
      ...pageLinks(HERE, shown, cursor, groups.data?.next_cursor),
    });
  }

  /** The same as a table for a spreadsheet. */
  @Get('errors.csv')
  @Header('cache-control', 'no-store')
  @Header('content-disposition', 'attachment; filename="errors.csv"')
  @Header('content-type', 'text/csv; charset=utf-8')
  download(@Query() query: Record<string, unknown>, @Req() request: FastifyRequest): Promise<string> {
    const { asked, by } = this.asked(query);
    return this.api.text('/v1/error-trends/csv', tokenOf(request), {
      query: { ...asked, by },
      timeout_ms: PATIENCE_MS,
    });
  }

  private asked(query: Record<string, unknown>): {
    asked: { from: string; each: 'day' | 'week' };
    days: string;
    by: By;
  } {
    const { days } = lengths.find((one) => one.days === query.days) ?? usual;
    const { by } = trendGroupings.find((one) => one.by === query.by) ?? trendGroupings[0];
    const first = new Date(this.clock.now().getTime() - (Number(days) - 1) * DAY_MS).toISOString();
    return { asked: { from: first.slice(0, 10), each: days === '84' ? 'week' : 'day' }, days, by };
  }
}
