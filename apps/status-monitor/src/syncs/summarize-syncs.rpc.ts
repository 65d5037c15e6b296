import { summarizeSyncs, type SummarizeSyncsRequest, type SyncsSummary } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database, one } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Whole hours, so that times which follow each other count each run once. */
const summarized = `with ran as (
    select integration_id, sum(runs)::int as runs, sum(failed)::int as failed from sync_hours
    where tenant_id = $1 and hour_at >= date_trunc('hour', $2::timestamptz)
      and hour_at < date_trunc('hour', $3::timestamptz)
    group by integration_id),
  mine as (
    select r.*, i.name as integration_name, c.snapshot ->> 'name' as customer_name
    from ran r join integrations_copy i using (integration_id)
    left join customers_copy c on c.tenant_id = i.tenant_id and c.customer_id = i.customer_id and not c.deleted
    where not i.deleted and ($4::text is null or lower(c.snapshot -> 'csm' ->> 'email') = lower($4)))
  select coalesce(sum(runs), 0)::int as runs, coalesce(sum(failed), 0)::int as failed,
    (count(*) filter (where failed > 0))::int as failing_integrations,
    coalesce((select json_agg(json_strip_nulls(row_to_json(worst))) from (
      select integration_id, integration_name, customer_name, failed from mine where failed > 0
      order by failed desc, integration_id limit 10) worst), '[]') as failing
  from mine`;

@Controller()
export class SummarizeSyncsRpc {
  constructor(private readonly database: Database) {}

  @OnRpc(summarizeSyncs)
  async summarize({ tenant_id, from, to, csm }: SummarizeSyncsRequest): Promise<SyncsSummary> {
    const values = [tenant_id, from, to, csm ?? null];
    return (await this.database.inTenant(tenant_id, (tx) => one<SyncsSummary>(tx, summarized, values)))!;
  }
}
