import { Database, one, type Tx } from '@linesman/persistence';
import { Caller, Clock, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { askedTime } from './asked-time';
import { csvOf } from './csv';
import { type Metrics, MetricsQuery } from './metrics.dto';
import { metricsOf } from './metrics-of';
import { readCounted } from './read-counted';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-health/metrics')
export class MetricsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of each part of one integration: the share of calls that succeeded, and how long they took, as a whole and over time. */
  @Get()
  get(@Query() query: MetricsQuery, @Caller() caller: Principal): Promise<Metrics> {
    return this.read(query, caller);
  }

  /** The same figures as a table for a spreadsheet, with a row for each step of each part. */
  @Get('csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  async csv(@Query() query: MetricsQuery, @Caller() caller: Principal): Promise<string> {
    return csvOf((await this.read(query, caller)).parts);
  }

  private read(query: MetricsQuery, { tenantId }: Principal): Promise<Metrics> {
    const { integration_id, part } = query;
    const time = askedTime(query, this.clock.now());
    return this.database.inTenant(tenantId, async (tx) => {
      if (!(await isKnown(tx, integration_id))) throw notFound('integration');
      const counted = await readCounted(tx, integration_id, time);
      return { integration_id, ...time, parts: metricsOf(counted, time.step_seconds, part) };
    });
  }
}

const isKnown = (tx: Tx, integrationId: string): Promise<object | undefined> =>
  one(tx, 'select 1 from integrations_copy where integration_id = $1 and not deleted', [integrationId]);
