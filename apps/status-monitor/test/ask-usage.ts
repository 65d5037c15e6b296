import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PriceView } from '../src/usage/price.dto';
import type { UsagePage } from '../src/usage/usage.dto';
import type { Generated } from './generated-use';
import type { World } from './start-world';

/** People of a tenant who ask for usage and set prices, and what was used. */
export function askUsage(world: World, monitor: () => NestFastifyApplication) {
  const call = async (
    tenant: string,
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: object,
    role = 'tenant_admin',
  ) => {
    const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role], subject: 'anna' })}`;
    return monitor().inject({ method, url, headers: { authorization }, payload });
  };
  const usage = async (tenant: string, query: string) =>
    (await call(tenant, 'GET', `/usage${query}`)).json<UsagePage>();
  const setPrice = async (tenant: string, price: object) =>
    (await call(tenant, 'POST', '/usage-prices', price)).json<PriceView>();

  /** Stored as calls and syncs of that time would have been, five minutes by five minutes. */
  const store = async (tenant: string, all: Generated[]): Promise<void> => {
    const given = `jsonb_to_recordset($2::jsonb) as q (kind text, integration_id uuid, at timestamptz, key text, many int,
       sent bigint, received bigint)`;
    const part = `substr(key, strpos(key, ' ') + 1)`;
    const sums = (from: string) =>
      `select integration_id, at, jsonb_object_agg(key, many) as counts
       from (select integration_id, at, key, sum(many) as many from (${from}) each group by 1, 2, 3) summed group by 1, 2`;
    await world.sql(
      `with given as (select * from ${given} where kind = 'calls'),
         calls as (${sums('select integration_id, at, key, many from given')}),
         bytes as (${sums(`select integration_id, at, 'sent ' || ${part} as key, sent as many from given where sent > 0
           union all select integration_id, at, 'received ' || ${part}, received from given where received > 0`)})
       insert into call_buckets (integration_id, bucket_at, tenant_id, successes, failures, latency_ms_sum, latency_ms_max, calls, bytes)
       select integration_id, at, $1, 0, 0, 0, 0, calls.counts, coalesce(bytes.counts, '{}')
       from calls left join bytes using (integration_id, at)`,
      [tenant, JSON.stringify(all)],
    );
    await world.sql(
      `insert into sync_hours select $1, integration_id, key, date_trunc('hour', at), count(*), 0, sum(many), 0, 0,
         sum(coalesce(sent, 0)), sum(coalesce(received, 0))
       from ${given} where kind = 'sync' group by integration_id, key, date_trunc('hour', at)`,
      [tenant, JSON.stringify(all)],
    );
  };
  return { call, usage, setPrice, store };
}
