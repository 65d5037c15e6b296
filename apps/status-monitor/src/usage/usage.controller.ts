import { Caller, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { UsageCsvQuery, UsageQuery } from './asked';
import { csvOf } from './csv';
import { behind, mostUsedFirst } from './groups';
import { ReadUsage } from './read-usage';
import { headOf, type UsagePage, viewOf } from './usage.dto';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('usage')
export class UsageController {
  constructor(private readonly usage: ReadUsage) {}

  /**
   * What integrations were used for in 28 days unless others are asked for, and what that costs as far as prices are known,
   * against as many days before; most calls first.
   */
  @Get()
  async list(@Query() query: UsageQuery, @Caller() caller: Principal): Promise<UsagePage> {
    const place = placeOf(query, 'bigint', 'code');
    const usages = await this.usage.read(caller.tenantId, query);
    const found = mostUsedFirst(usages.groups)
      .filter(behind(place))
      .slice(0, query.limit + 1);
    const { items, next_cursor } = pageOf(found, query, ({ key, now }) => [now.calls, key]);
    return { ...headOf(usages), items: items.map((one) => viewOf(one, usages)), next_cursor };
  }

  /** The same as a table for a spreadsheet: all rows, with a column for the cost in each currency. */
  @Get('csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  async exportUsage(@Query() query: UsageCsvQuery, @Caller() caller: Principal): Promise<string> {
    const usages = await this.usage.read(caller.tenantId, query);
    return csvOf(
      mostUsedFirst(usages.groups).map((one) => viewOf(one, usages)),
      usages.days,
    );
  }
}
