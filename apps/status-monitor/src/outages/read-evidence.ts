import { type Cause, measuredCauses } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { Evidence, OutagePolicy, Phase } from './decide-outage';
import type { Canary } from './whose-outage';

const measured = measuredCauses.map((cause) => `'${cause}'`).join(', ');

/**
 * Of a row `h` of integration_health with its `i` of integrations_copy: it fails for the provider's reason. One that is
 * only slower than usual, or fails more often, does not.
 */
export const failsForProvider = `h.party_at_fault = 'provider' and h.status <> 'healthy'
  and h.cause not in (${measured})
  and h.first_success_at is not null and not i.deleted and i.status <> 'inactive'`;

/** Failures of calls that got no answer of the provider. */
const networkCauses: readonly Cause[] = ['timeout', 'dns_failure', 'tls_failure'];

/** A provider that has an outage, or so many failing customers that it may have one. */
export interface Suspect extends Evidence {
  connection_code: string;
  outage_id: string | null;
  phase: Phase;
  recovering_seconds: number;
  open_seconds: number;
  /** What most of the failing integrations fail with. Null where none fails. */
  cause: Cause | null;
  /** How many of the failing ones got no answer of the provider. */
  by_network: number;
  canary: Canary;
}

/** What the row `h` of a canary shows. @param open @param close seconds of the windows. */
export const canaryShows = (open: string, close: string): string => `case
      when h.last_success_at >= now() - make_interval(secs => ${close}::float)
        and h.last_success_at > coalesce(h.last_failure_at, '-infinity') then 'works'
      when h.status = 'healthy' or h.cause in (${measured}) or coalesce(h.last_checked_at, '-infinity') < now() - make_interval(secs => ${open}::float) then 'unknown'
      when h.party_at_fault = 'us' then 'fails_because_of_us' when h.party_at_fault = 'provider' then 'fails'
      else 'unknown' end`;

/** $1: connections, $2 and $3: seconds of the windows, $4: customers, $5: causes of the network. */
const evidence = `with outages as (
    select outage_id, connection_code, opened_at, recovering_since from provider_outages where closed_at is null
  ), failing as materialized (
    select h.integration_type as code, coalesce(h.customer_id, h.tenant_id) as customer, h.cause, h.last_checked_at,
      o.recovering_since, m.integration_id is not null as belongs,
      h.last_failure_at >= now() - make_interval(secs => case when o.outage_id is null then $2::float else $3::float end) as lately
    from integration_health h join integrations_copy i using (integration_id)
    left join outages o on o.connection_code = h.integration_type
    left join outage_members m on m.outage_id = o.outage_id and m.integration_id = h.integration_id
    where ${failsForProvider} and h.integration_type = any($1::text[])
  ), counted as (
    select code, (count(*) filter (where lately))::int as failing,
      (count(distinct customer) filter (where lately))::int as customers,
      (count(*) filter (where lately and cause = any($5::text[])))::int as by_network,
      (count(*) filter (where belongs))::int as still_failing,
      (count(*) filter (where belongs and last_checked_at < recovering_since))::int as unproven,
      mode() within group (order by cause) as cause
    from failing group by 1
  ), suspects as (
    select code from counted where customers >= $4::int union select connection_code from outages
  ), called as (
    select s.connection_code as code, count(*)::int as called
    from probe_schedule s join integration_health h using (integration_id)
    left join outages o on o.connection_code = s.connection_code
    left join outage_members m on m.outage_id = o.outage_id and m.integration_id = s.integration_id
    where s.connection_code = any(array(select code from suspects)) and h.first_success_at is not null
      and (o.outage_id is null or m.integration_id is not null)
      and h.last_checked_at >= now() - make_interval(secs => case when o.outage_id is null then $2::float else $3::float end)
    group by 1
  )
  select code as connection_code, o.outage_id,
    case when o.outage_id is null then 'none' when o.recovering_since is null then 'open' else 'recovering' end as phase,
    coalesce(extract(epoch from now() - o.recovering_since), 0)::float as recovering_seconds,
    coalesce(extract(epoch from now() - o.opened_at), 0)::float as open_seconds,
    coalesce(failing, 0) as failing, coalesce(customers, 0) as customers, coalesce(called, 0) as called,
    coalesce(still_failing, 0) as still_failing, coalesce(unproven, 0) as unproven, coalesce(by_network, 0) as by_network,
    c.cause, ${canaryShows('$2', '$3')} as canary
  from suspects left join counted c using (code) left join called using (code)
  left join outages o on o.connection_code = code
  left join provider_canaries k on k.connection_code = code
  left join integration_health h on h.integration_id = k.integration_id`;

export const readEvidence = (tx: Tx, connectionCodes: string[], { open, close }: OutagePolicy): Promise<Suspect[]> =>
  rows<Suspect>(tx, evidence, [
    connectionCodes,
    open.window_seconds,
    close.window_seconds,
    open.customers,
    networkCauses,
  ]);
