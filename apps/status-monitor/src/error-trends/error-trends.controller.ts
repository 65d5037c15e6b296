import { Caller, type Page, pageOf, placeOf, type Principal, Problem, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query } from '@nestjs/common';
import type { Days } from '../days/spans';
import { TrendsCsvQuery, TrendsQuery } from './asked';
import { csvOf } from './csv';
import { ReadTrends } from './read-trends';
import type { ErrorTrend } from './trend';

export interface ErrorTrends extends Page<ErrorTrend> {
  from: string;
  to: string;
  time_zone: string;
  /** What `by_period` counts, the oldest first. */
  periods: Days[];
}

const MOST_ROWS = 10_000;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('error-trends')
export class ErrorTrendsController {
  constructor(private readonly trends: ReadTrends) {}

  /** What failed by cause, in 28 days unless others are asked for, against as many days before; most failures first. */
  @Get()
  async list(@Query() query: TrendsQuery, @Caller() caller: Principal): Promise<ErrorTrends> {
    const [failures, key] = placeOf(query, 'bigint', 'code') ?? [];
    const place = failures !== undefined && key !== undefined ? { failures, key } : undefined;
    const { days, periods, found } = await this.trends.read(caller.tenantId, query, query.limit + 1, place);
    const { items, next_cursor } = pageOf(found, query, ({ key, trend }) => [trend.failures, key]);
    return { ...days, time_zone: query.time_zone, periods, items: items.map(({ trend }) => trend), next_cursor };
  }

  /** The same as a table for a spreadsheet, with a row for each cause and period. */
  @Get('csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  async exportErrorTrends(@Query() query: TrendsCsvQuery, @Caller() caller: Principal): Promise<string> {
    const { periods, found } = await this.trends.read(caller.tenantId, query, MOST_ROWS + 1);
    if (found.length > MOST_ROWS)
      throw new Problem(422, 'too-many-rows', 'Ask for one customer or connection, or group by something else.');
    return csvOf(
      found.map(({ trend }) => trend),
      periods,
    );
  }
}
