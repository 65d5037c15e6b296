import { Database, one, rows, type Tx } from '@linesman/persistence';
import { Caller, Clock, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { askedTime } from './asked-time';
import { csvOf } from './csv';
import { type Metrics, MetricsQuery, type SyncFreshness } from './metrics.dto';
import { metricsOf } from './metrics-of';
import { readUsual } from './read-usual';
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
  async exportMetrics(@Query() query: MetricsQuery, @Caller() caller: Principal): Promise<string> {
    return csvOf((await this.read(query, caller)).parts);
  }

  private read(query: MetricsQuery, { tenantId }: Principal): Promise<Metrics> {
    const { integration_id, part } = query;
    const time = askedTime(query, this.clock.now());
    return this.database.inTenant(tenantId, async (tx) => {
      const known = await readKnown(tx, integration_id);
      if (!known) throw notFound('integration');
      const counted = await readCounted(tx, integration_id, time);
      const usual = (await readUsual(tx, this.clock.now(), known.connection_code)).get(known.connection_code);
      const parts = metricsOf(counted, time.step_seconds, usual, part);
      return { integration_id, ...time, parts, syncs: await readSyncs(tx, integration_id, part) };
    });
  }
}

const readKnown = (tx: Tx, integrationId: string): Promise<{ connection_code: string } | undefined> =>
  one(tx, 'select connection_code from integrations_copy where integration_id = $1 and not deleted', [integrationId]);

const readSyncs = (tx: Tx, integrationId: string, part?: string): Promise<SyncFreshness[]> =>
  rows<SyncFreshness>(
    tx,
    `select capability_code, last_synced_at, stale_after from sync_rhythms
     where integration_id = $1 and ($2::text is null or capability_code = $2) order by capability_code`,
    [integrationId, part],
  );
