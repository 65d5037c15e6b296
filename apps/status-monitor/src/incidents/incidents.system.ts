import type { Cause, DeliveryChannelName, HealthState } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { stateNow } from '../health/state-now';

export interface IncidentMember {
  tenant_id: string;
  integration_id: string;
  /** `unknown`: it failed when it was last watched. */
  state: HealthState;
  since: string;
}

/** Integrations of one connection that fail for the same cause, which is our fault or the provider's. */
export interface Incident {
  connection_code: string;
  cause: Cause;
  party_at_fault: 'provider' | 'us';
  /** How many integrations fail, of those that are watched. */
  integrations: number;
  /** How many integrations of this connection are in use and watched. */
  of: number;
  /** How many more failed when they were last watched. */
  unwatched: number;
  /** How many customers and tenants the failing integrations belong to. */
  customers: number;
  tenants: number;
  /** Since when the cause is known. */
  since: Date;
  last_failure_at: Date | null;
  /** Each error code once. */
  error_codes: string[];
  /** How many have an open risk signal. */
  signals: number;
  /** When a message about one of these signals last reached our own staff. Null if none did. */
  staff_told_at: Date | null;
  staff_told_by: DeliveryChannelName[];
  /** Of how many of these signals staff were told. */
  staff_told_of: number;
  /** The twenty that have failed the longest. */
  members: IncidentMember[];
}

const listed = `with failing as (
    select h.*, ${stateNow} as state, h.watched_until >= now() as watched, s.signal_id, s.staff_told_at, s.staff_told_by,
      coalesce(to_timestamp((h.machine_state #>> '{health,problems,0,since}')::float / 1000), h.status_since) as since
    from integration_health h join integrations_copy i using (integration_id)
    left join risk_signals s on s.integration_id = h.integration_id and s.status in ('open', 'acknowledged')
    where h.status <> 'healthy' and h.party_at_fault in ('us', 'provider') and not i.deleted and i.status <> 'inactive'
  ), used as (
    select i.connection_code, count(*)::int as many
    from integrations_copy i join integration_health h using (integration_id)
    where not i.deleted and i.status <> 'inactive' and h.watched_until >= now()
      and i.connection_code in (select integration_type from failing) group by 1
  )
  select f.integration_type as connection_code, f.cause, f.party_at_fault,
    (count(*) filter (where f.watched))::int as integrations, coalesce(max(u.many), 0) as of,
    (count(*) filter (where f.watched is not true))::int as unwatched, count(distinct f.customer_id)::int as customers,
    count(distinct f.tenant_id)::int as tenants, min(f.since) as since, max(f.last_failure_at) as last_failure_at,
    coalesce(array_agg(distinct f.error_code::text) filter (where f.error_code is not null), '{}') as error_codes,
    count(f.signal_id)::int as signals, max(f.staff_told_at) as staff_told_at, count(f.staff_told_at)::int as staff_told_of,
    coalesce(array_agg(distinct f.staff_told_by) filter (where f.staff_told_by is not null), '{}') as staff_told_by,
    (array_agg(json_build_object('tenant_id', f.tenant_id, 'integration_id', f.integration_id,
      'state', f.state, 'since', f.since) order by f.since, f.id))[1:20] as members
  from failing f left join used u on u.connection_code = f.integration_type
  group by f.integration_type, f.cause, f.party_at_fault
  order by f.party_at_fault desc, integrations desc, since limit 200`;

/** For staff, so it reads across tenants and shows ids only. */
@Injectable()
export class Incidents {
  constructor(private readonly database: Database) {}

  find(): Promise<Incident[]> {
    return this.database.inSystem((tx) => rows<Incident>(tx, listed));
  }
}
