import { severities } from '@linesman/contracts';
import { countStates } from '../health/state-now';

const rank = `array_position(array[${severities.map((one) => `'${one}'`).join(', ')}], severity)`;

const counted = countStates(['disconnected', 'degraded', 'never_worked', 'unknown']);

/** Every customer with the severity of its worst open signal. $1: email address of the CSM, or null for all. */
const rated = `rated as (
  select c.customer_id, c.snapshot, coalesce(s.rank, 0) as rank, s.at_risk_since,
    coalesce(s.open_signals, 0) as open_signals, coalesce(s.unacknowledged, 0) as unacknowledged,
    coalesce(round((c.snapshot ->> 'arr')::numeric), 0)::bigint as weight
  from customers_copy c left join (
    select customer_id, max(${rank}) as rank, min(opened_at) as at_risk_since, count(*)::int as open_signals,
      (count(*) filter (where status = 'open'))::int as unacknowledged
    from risk_signals where status in ('open', 'acknowledged') group by customer_id) s using (customer_id)
  where not c.deleted and ($1::text is null or lower(c.snapshot -> 'csm' ->> 'email') = lower($1)))`;

/** $2: a part of the name, $3: at risk or not, $4 to $6: where the page before ended, $7: number of rows. */
export const listCustomers = `with ${rated}, page as (
    select * from rated
    where ($2::text is null or strpos(lower(snapshot ->> 'name'), lower($2)) > 0)
      and ($3::boolean is null or (open_signals > 0) = $3)
      and ($4::int is null or (rank, weight, customer_id) < ($4, $5::bigint, $6::uuid))
    order by rank desc, weight desc, customer_id desc limit $7)
  select customer_id, snapshot ->> 'name' as name, (snapshot ->> 'arr')::float8 as arr, snapshot -> 'csm' as csm,
    snapshot ->> 'time_zone' as time_zone, (array[${severities.map((one) => `'${one}'`).join(', ')}])[rank] as severity,
    open_signals, unacknowledged, at_risk_since, lines.*, rank, weight
  from page cross join lateral (
    select count(*)::int as integrations, ${counted}
    from integrations_copy i left join integration_health h using (integration_id)
    where i.customer_id = page.customer_id and not i.deleted) lines
  order by rank desc, weight desc, customer_id desc`;

export const figures = `with ${rated}
  select count(*)::int as customers, (count(*) filter (where open_signals > 0))::int as at_risk,
    coalesce(sum(weight), 0)::float8 as arr, coalesce(sum(weight) filter (where open_signals > 0), 0)::float8 as arr_at_risk,
    coalesce(sum(open_signals), 0)::int as open_signals, coalesce(sum(unacknowledged), 0)::int as unacknowledged
  from rated`;
