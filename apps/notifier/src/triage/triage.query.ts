import { severities } from '@linesman/contracts';
import { NO_CAUSE } from './triage.dto';
import { type View, views } from './view';

/** So many groups are listed, and of each so many signals. */
export const MOST_GROUPS = 40;
const MOST_OF_A_GROUP = 10;
/** So many providers are named beside the ARR at risk. */
const MOST_PROVIDERS = 6;

const list = `array[${severities.map((one) => `'${one}'`).join(', ')}]`;
const attended = '(acknowledged_by is not null or snoozed)';

const conditions: Record<View, string> = {
  all: 'true',
  mine: 'mine',
  unassigned: `handler_name is null and not ${attended}`,
  waiting_on_customer: `owner = 'customer'`,
  provider_outages: `owner = 'provider'`,
  our_side: `owner = 'us'`,
};

/**
 * The open signals of a tenant: one of an integration at most. Reads signals_of_summary, and each snapshot once. What fails
 * at a provider during an outage counts as the cause of the outage. $1: tenant, $2: the caller's address in lower case,
 * $3: now.
 */
const open = `open as materialized (
  select s.signal_id, s.integration_id, n.status_change ->> 'integration_name' as integration_name,
    s.integration_type as connection_code, n.connection_name, s.customer_id, n.customer ->> 'name' as customer_name,
    lower(concat_ws(chr(10), n.customer ->> 'name', n.status_change ->> 'integration_name')) as names,
    (n.customer ->> 'arr')::float8 as arr, n.signal_type, n.severity, array_position(${list}, n.severity) as rank,
    n.status_change ->> 'cause' as cause, n.status_change ->> 'failure_reason' as failure_reason,
    coalesce(o.cause, n.status_change ->> 'cause') as group_cause, f.owner, n.opened_at, o.since as outage_since,
    coalesce(h.assignee_name, h.assignee, n.customer #>> '{csm,name}', s.csm_email) as handler_name,
    coalesce(coalesce(h.assignee, s.csm_email) = $2, false) as mine, h.assignee is not null as assigned,
    case when h.acknowledged_until > $3 then h.acknowledged_by end as acknowledged_by,
    case when h.acknowledged_until > $3 then h.acknowledged_until end as acknowledged_until,
    coalesce(h.snoozed_by is not null and (h.snoozed_until is null or h.snoozed_until > $3), false) as snoozed,
    h.snoozed_by, h.snoozed_until
  from signals s
  cross join lateral jsonb_to_record(s.snapshot) as n (status_change jsonb, customer jsonb, connection_name text,
    signal_type text, severity text, opened_at timestamptz)
  cross join lateral (select case n.status_change ->> 'party_at_fault' when 'provider' then 'provider' when 'us' then 'us'
      when 'nobody' then 'nobody' else case when s.customer_id is null then 'admin' else 'customer' end end as owner) f
  left join signal_handling h on h.signal_id = s.signal_id
  left join lateral (select x.data ->> 'cause' as cause, x.data ->> 'opened_at' as since from outages x
      where x.tenant_id = $1 and x.connection_code = s.integration_type and x.settled_at is null
        and x.data ->> 'ended_at' is null and x.data ->> 'party_at_fault' = f.owner limit 1) o on true
  where s.tenant_id = $1 and s.state = 'open' and s.closed_at is null and s.outage is null and s.snapshot is not null)`;

/** $4: a part of a name. */
const named = '($4::text is null or strpos(names, lower($4)) > 0)';

const matching = (view: View): string => `matching as materialized (
  select *, customer_id is not null and row_number() over (partition by customer_id order by signal_id) = 1 as once,
    customer_id is not null and row_number() over (partition by connection_code, customer_id order by signal_id) = 1 as once_there,
    customer_id is not null and row_number() over (partition by owner, customer_id order by signal_id) = 1 as once_of_owner,
    customer_id is not null
      and row_number() over (partition by connection_code, group_cause, owner, customer_id order by signal_id) = 1 as once_here,
    row_number() over (partition by connection_code, group_cause, owner order by rank desc, opened_at, signal_id) as place
  from open where ${conditions[view]} and ${named})`;

/** @param once the column that is true of one signal of each customer. */
const atRisk = (once: string): string => `count(*)::int as signals, (count(*) filter (where ${once}))::int as customers,
  coalesce(sum(arr) filter (where ${once}), 0) as arr, (count(*) filter (where ${once} and arr is null))::int as arr_unknown`;

const row = `signal_id, integration_id, integration_name, connection_code, connection_name, customer_id, customer_name, arr,
  signal_type, severity, cause, failure_reason, owner, opened_at, handler_name, mine, assigned, acknowledged_by,
  acknowledged_until, case when snoozed then snoozed_by end as snoozed_by,
  case when snoozed then snoozed_until end as snoozed_until`;

const counts = views.map((view) => `'${view}', count(*) filter (where ${conditions[view]})`).join(', ');

const all = (query: string): string => `(select coalesce(json_agg(f), '[]') from (${query}) f)`;

/** Whether a signal belongs to the view that stands in a column. */
const ofView = `case v.view ${views.map((view) => `when '${view}' then ${conditions[view]}`).join(' ')} end`;

/** $5: the subject of the caller. */
const saved = `select v.view_id, v.name, v.view, v.q,
    (select count(*)::int from open where ${ofView} and strpos(names, lower(v.q)) > 0) as signals
  from saved_views v where v.tenant_id = $1 and v.subject = $5 order by lower(v.name)`;

/** What a person has saved stays as long as they look at it now and then. */
const seen = `seen as (update saved_views set seen_at = $3
    where tenant_id = $1 and subject = $5 and seen_at < $3::timestamptz - interval '1 day')`;

/** One row with all that the overview shows of a view. $1 to $5 as above. */
const summarize = (view: View): string => `with ${seen}, ${open}, ${matching(view)}
  select (select json_build_object(${counts}) from open) as views, ${all(saved)} as saved,
    (select to_json(f) from (select ${atRisk('once')} from matching) f) as at_risk,
    ${all(`select connection_code, min(connection_name) as connection_name, ${atRisk('once_there')} from matching
      group by connection_code order by arr desc, signals desc, connection_code limit ${MOST_PROVIDERS}`)} as by_provider,
    ${all(`select owner, ${atRisk('once_of_owner')} from matching group by owner order by arr desc, signals desc, owner`)} as by_owner,
    (select count(*)::int from matching where place = 1) as groups,
    ${all(`select connection_code, min(connection_name) as connection_name, group_cause as cause, owner,
        (${list})[max(rank)] as severity, min(opened_at) as opened_at, min(outage_since) as outage_since, ${atRisk('once_here')},
        (select json_agg(r) from (select ${row} from matching m where m.connection_code = g.connection_code and m.owner = g.owner
          and m.group_cause is not distinct from g.group_cause and m.place <= ${MOST_OF_A_GROUP} order by m.place) r) as first
      from matching g group by connection_code, group_cause, owner
      order by max(rank) desc, min(opened_at), connection_code, cause, owner limit ${MOST_GROUPS}`)} as items`;

/** $5: provider, $6: cause, $7: owner, $8 to $10: the place, $11: how many. The most urgent first, then the oldest. */
const page = (view: View): string => `with ${open}
  select (select to_json(f) from (select ${row}) f) as signal, rank, opened_at, signal_id from open
  where ${conditions[view]} and ${named}
    and ($5::text is null or connection_code = $5) and ($6::text is null or coalesce(group_cause, '${NO_CAUSE}') = $6)
    and ($7::text is null or owner = $7)
    and ($8::int is null or (-rank, opened_at, signal_id) > (-$8::int, $9::timestamptz, $10::uuid))
  order by rank desc, opened_at, signal_id limit $11`;

const byView = (query: (view: View) => string) =>
  Object.fromEntries(views.map((view) => [view, query(view)])) as Record<View, string>;

export const summaries = byView(summarize);
export const pages = byView(page);
