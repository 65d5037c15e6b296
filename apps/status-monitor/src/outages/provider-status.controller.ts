import { Database, rows } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Caller, notFound, type Page, pageOf, PageQuery, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { PROVIDERS } from '../providers';
import { judgedProviders } from './judged-providers';
import type { OutageView, ProviderStatus } from './provider-status.dto';

const DAYS = 90;

const columns = `o.outage_id, o.connection_code, o.party_at_fault, o.cause, o.opened_at,
  case when o.closed_at is not null then coalesce(o.recovering_since, o.closed_at) end as ended_at,
  (select count(*)::int from outage_members m where m.outage_id = o.outage_id) as integrations,
  (select count(*)::int from outage_members m where m.outage_id = o.outage_id and m.released_at is null) as still_failing`;

const openOutages = `select ${columns}, o.recovering_since is not null as recovering
  from provider_outages o where o.closed_at is null`;

/** An outage that began before these days counts with its minutes within them. */
const figures = `select connection_code, count(*)::int as outages,
    coalesce(round(sum(extract(epoch from ended - greatest(opened_at, now() - interval '${DAYS} days'))) / 60), 0)::int as minutes
  from (select *, case when closed_at is null then now() else coalesce(recovering_since, closed_at) end as ended
    from provider_outages) o
  where party_at_fault = 'provider' and ended >= now() - interval '${DAYS} days' group by 1`;

const history = `select ${columns} from provider_outages o
  where o.connection_code = $1 and ($2::timestamptz is null or (o.opened_at, o.outage_id) < ($2, $3::uuid))
  order by o.opened_at desc, o.outage_id desc limit $4`;

type Figures = Pick<ProviderStatus, 'connection_code' | 'outages' | 'minutes'>;

/** Whether each provider works, which is the same for all tenants; how many integrations are concerned is each one's own. */
@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('providers')
export class ProviderStatusController {
  private readonly providers: ReturnType<typeof judgedProviders>;

  constructor(
    private readonly database: Database,
    @Inject(PROVIDERS) providers: Providers,
  ) {
    this.providers = judgedProviders(providers);
  }

  /** Every provider that all tenants share: those with an outage first, then by name. */
  @Get('status')
  async listProviderStatus(@Caller() caller: Principal): Promise<{ items: ProviderStatus[] }> {
    const [open, counted] = await this.database.inTenant(caller.tenantId, async (tx) => [
      await rows<OutageView & { recovering: boolean }>(tx, openOutages),
      await rows<Figures>(tx, figures),
    ]);
    const items = this.providers.map(({ connection_code, name }): ProviderStatus => {
      const { recovering, ...outage } = open.find((one) => one.connection_code === connection_code) ?? {};
      const { outages = 0, minutes = 0 } = counted.find((one) => one.connection_code === connection_code) ?? {};
      return {
        connection_code,
        connection_name: name,
        status: recovering === undefined ? 'works' : recovering ? 'recovering' : 'outage',
        outage: recovering === undefined ? null : (outage as OutageView),
        outages,
        minutes,
      };
    });
    const rank = ({ outage }: ProviderStatus) => (outage ? 0 : 1);
    return {
      items: items.sort((a, b) => rank(a) - rank(b) || a.connection_name.localeCompare(b.connection_name, 'en')),
    };
  }

  /** The outages of a provider, the newest first, also those that were our own fault. */
  @Get(':connection_code/outages')
  async listOutages(
    @Param('connection_code') code: string,
    @Query() query: PageQuery,
    @Caller() caller: Principal,
  ): Promise<Page<OutageView>> {
    if (!this.providers.some(({ connection_code }) => connection_code === code)) throw notFound('provider');
    const [opened_at, id] = placeOf(query, 'time', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<OutageView>(tx, history, [code, opened_at, id, query.limit + 1]),
    );
    return pageOf(found, query, (row) => [row.opened_at, row.outage_id]);
  }
}
