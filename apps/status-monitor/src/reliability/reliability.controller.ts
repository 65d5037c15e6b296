import { Caller, type Page, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { Asked, CsvQuery, PeriodsQuery, ReliabilityQuery } from './asked';
import { csvOf } from './csv';
import { ReadReliability } from './read-reliability';
import { ReadSuccess } from './read-success';
import { type Reliability, type ReliabilityPeriods, type SuccessReport, viewsOf } from './reliability.dto';
import { behind, downOf, worstFirst } from './worst-first';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('reliability')
export class ReliabilityController {
  constructor(
    private readonly reliability: ReadReliability,
    private readonly success: ReadSuccess,
  ) {}

  /** How reliable each of them was in 90 days unless others are asked for, those first that were disconnected for the longest. */
  @Get()
  async list(@Query() query: ReliabilityQuery, @Caller() caller: Principal): Promise<Page<Reliability>> {
    const place = placeOf(query, 'bigint', 'code');
    const groups = worstFirst(await this.reliability.read(caller.tenantId, query.by, query));
    const found = groups.filter(behind(place)).slice(0, query.limit + 1);
    const { items, next_cursor } = pageOf(found, query, (one) => [downOf(one), one.key]);
    return { items: items.flatMap(viewsOf), next_cursor };
  }

  /** All of the integrations together, day by day, week by week or month by month. */
  @Get('periods')
  async listReliabilityPeriods(@Query() query: PeriodsQuery, @Caller() caller: Principal): Promise<ReliabilityPeriods> {
    return { items: (await this.reliability.read(caller.tenantId, 'tenant', query, query.each)).flatMap(viewsOf) };
  }

  /** The same figures as a table for a spreadsheet: all rows, those first that were disconnected for the longest. */
  @Get('csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  async exportReliability(@Query() query: CsvQuery, @Caller() caller: Principal): Promise<string> {
    return csvOf(
      worstFirst(await this.reliability.read(caller.tenantId, query.by, query, query.each)).flatMap(viewsOf),
    );
  }

  /** How the goals were met: detected within an hour, resolved before the customer noticed, fewer tickets, 99 % uptime. */
  @Get('success-metrics')
  getSuccessMetrics(@Query() query: Asked, @Caller() caller: Principal): Promise<SuccessReport> {
    return this.success.read(caller.tenantId, query);
  }
}
