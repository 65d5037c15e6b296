import { severities } from '@linesman/contracts';
import { countStates } from '../health/state-now';

const list = `array[${severities.map((one) => `'${one}'`).join(', ')}]`;

const counted = countStates(['disconnected', 'degraded', 'never_worked', 'unknown']);

/** An index holds it. */
const weight = `coalesce(round((c.snapshot ->> 'arr')::numeric), 0)::bigint`;

/** The customers with an open signal, which are few, with the severity of the worst. */
const openSignals = `open_signals as (
  select customer_id, max(array_position(${list}, severity)) as rank, min(opened_at) as at_risk_since,
    count(*)::int as open_signals, (count(*) filter (where status = 'open'))::int as unacknowledged
  from risk_signals where status in ('open', 'acknowledged') group by customer_id)`;

const matches = `not c.deleted and ($1::text is null or lower(c.snapshot -> 'csm' ->> 'email') = lower($1))`;
const matchesName = `($2::text is null or strpos(lower(c.snapshot ->> 'name'), lower($2)) > 0
  or strpos(lower(concat_ws(' ', c.snapshot #>> '{technical_contact,name}', c.snapshot #>> '{technical_contact,email}')), lower($2)) > 0)`;

/**
 * First the customers at risk, then the others in the order of an index. $1: email address of the CSM, or null for all,
 * $2: a part of the name, or of the technical contact's name or address, $3: at risk or not, $4 to $6: where the page before ended, $7: number of rows.
 */
export const listCustomers = `with ${openSignals}, page as (
    (select c.customer_id, c.snapshot, s.rank, s.at_risk_since, s.open_signals, s.unacknowledged, ${weight} as weight
     from open_signals s join customers_copy c using (customer_id)
     where ${matches} and ${matchesName} and ($3::boolean is null or $3)
       and ($4::int is null or (s.rank, ${weight}, customer_id) < ($4, $5::bigint, $6::uuid))
     order by s.rank desc, weight desc, customer_id desc limit $7)
    union all
    (select c.customer_id, c.snapshot, 0, null, 0, 0, ${weight} as weight
     from customers_copy c
     where ${matches} and ${matchesName} and ($3::boolean is null or not $3)
       and ($4::int is null or $4 > 0 or (${weight}, c.customer_id) < ($5::bigint, $6::uuid))
       and not exists (select from risk_signals s
         where s.customer_id = c.customer_id and s.status in ('open', 'acknowledged'))
     order by weight desc, c.customer_id desc limit $7)
    order by rank desc, weight desc, customer_id desc limit $7)
  select customer_id, snapshot ->> 'name' as name, (snapshot ->> 'arr')::float8 as arr, snapshot -> 'csm' as csm,
    snapshot -> 'technical_contact' as technical_contact,
    snapshot ->> 'time_zone' as time_zone, (${list})[rank] as severity,
    open_signals, unacknowledged, at_risk_since, lines.*, rank, weight
  from page cross join lateral (
    select count(*)::int as integrations, ${counted}
    from integrations_copy i left join integration_health h using (integration_id)
    where i.customer_id = page.customer_id and not i.deleted) lines
  order by rank desc, weight desc, customer_id desc`;

export const figures = `with ${openSignals}
  select count(*)::int as customers, count(s.customer_id)::int as at_risk,
    coalesce(sum(${weight}), 0)::float8 as arr,
    coalesce(sum(${weight}) filter (where s.customer_id is not null), 0)::float8 as arr_at_risk,
    coalesce(sum(s.open_signals), 0)::int as open_signals, coalesce(sum(s.unacknowledged), 0)::int as unacknowledged
  from customers_copy c left join open_signals s using (customer_id) where ${matches}`;
