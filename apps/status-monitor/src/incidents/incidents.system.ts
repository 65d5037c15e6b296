import type { Cause, HealthStatus } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';

export interface IncidentMember {
  tenant_id: string;
  integration_id: string;
  status: HealthStatus;
  since: string;
}

/** What is not the customers' fault: integrations of one connection that fail for the same cause. */
export interface Incident {
  connection_code: string;
  cause: Cause;
  party_at_fault: 'provider' | 'us';
  /** How many fail, of how many that are in use, and in how many tenants. */
  integrations: number;
  of: number;
  tenants: number;
  since: Date;
  last_failure_at: Date | null;
  /** What the provider or we said, without a repetition. */
  error_codes: string[];
  /** Those that fail the longest, twenty at most. */
  members: IncidentMember[];
}

/** For staff: across tenants, ids alone. */
@Injectable()
export class Incidents {
  constructor(private readonly database: Database) {}

  /** Ours first, then those that most integrations have. */
  find(): Promise<Incident[]> {
    return this.database.inSystem((tx) =>
      tx.query(
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
