import type { Cause, HealthStatus } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface IncidentMember {
  tenant_id: string;
  integration_id: string;
  status: HealthStatus;
  since: string;
}

/** Integrations of one connection that fail for the same cause, which is our fault or the provider's. */
export interface Incident {
  connection_code: string;
  cause: Cause;
  party_at_fault: 'provider' | 'us';
  /** How many integrations fail. */
  integrations: number;
  /** How many integrations of this connection are in use. */
  of: number;
  /** In how many tenants. */
  tenants: number;
  since: Date;
  last_failure_at: Date | null;
  /** Each error code once. */
  error_codes: string[];
  /** The twenty that have failed the longest. */
  members: IncidentMember[];
}

/** For staff, so it reads across tenants and shows ids only. */
@Injectable()
export class Incidents {
  constructor(private readonly database: Database) {}

  find(): Promise<Incident[]> {
    return this.database.inSystem((tx) =>
      rows<Incident>(
        tx,
        `with failing as (
           select h.* from integration_health h join integrations_copy i using (integration_id)
           where h.status <> 'healthy' and h.party_at_fault in ('us', 'provider') and not i.deleted and i.status <> 'inactive'
         ), used as (
           select connection_code, count(*)::int as many from integrations_copy
           where not deleted and status <> 'inactive' and connection_code in (select integration_type from failing) group by 1
         )
         select f.integration_type as connection_code, f.cause, f.party_at_fault, count(*)::int as integrations,
           coalesce(max(u.many), 0) as of, count(distinct f.tenant_id)::int as tenants, min(f.status_since) as since,
           max(f.last_failure_at) as last_failure_at,
           coalesce(array_agg(distinct f.error_code::text) filter (where f.error_code is not null), '{}') as error_codes,
           (array_agg(json_build_object('tenant_id', f.tenant_id, 'integration_id', f.integration_id,
             'status', f.status, 'since', f.status_since) order by f.status_since, f.id))[1:20] as members
         from failing f left join used u on u.connection_code = f.integration_type
         group by f.integration_type, f.cause, f.party_at_fault
         order by f.party_at_fault desc, integrations desc, since limit 200`,
      ),
    );
  }
}
