import { type Cause, causeFacts } from '@linesman/contracts';
import type { Provider, ReadinessUser, StoredConnection } from '@linesman/provider-kit';
import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { refreshModeOf } from '../leases/read-leasable';
import type { SealedRecord } from '../sealing/sealer';
import { VerifyConnection } from './verify-connection';

interface Row {
  integration_id: string;
  status: string;
  cause: Cause | null;
  lacks_scope: boolean;
  sealed: SealedRecord | null;
  expires_at: Date | null;
  refusal_final: boolean | null;
  verified_at: Date | null;
}

/** A user's own integrations with a provider; without any, the tenant's defaults; without those, the tenant's others. */
const nearest = `
  with candidates as (
    select i.integration_id, i.status, i.status_cause, i.lacks_scope, case
        when i.user_id = $2 then 0
        when exists (select 1 from entity_integrations l where l.integration_id = i.integration_id
          and l.entity_type = 'tenant' and l.is_default) then 1
        else 2 end as distance
    from integrations i
    where i.connection_code = $1 and i.deleted_at is null and i.status <> 'inactive'
      and (i.user_id = $2 or (i.user_id is null and i.customer_id is null)))
  select candidates.integration_id, candidates.status, candidates.lacks_scope, c.sealed, c.expires_at, c.refusal_final,
    coalesce(candidates.status_cause, case when c.refusal_final then c.refusal ->> 'cause' end) as cause,
    greatest(c.verified_at, c.obtained_at) as verified_at
  from candidates left join integration_credentials c using (integration_id)
  where distance = (select min(distance) from candidates)`;

/** Reads the integrations that serve one user at one provider. It opens no secret. */
@Injectable()
export class StoredConnections {
  constructor(
    private readonly database: Database,
    private readonly verification: VerifyConnection,
  ) {}

  async of(provider: Provider, { tenant_id, subject }: ReadinessUser): Promise<StoredConnection[]> {
    const found = await this.database.inTenant(tenant_id, (tx) =>
      rows<Row>(tx, nearest, [provider.manifest.code, subject]),
    );
    return found.map(
      ({ integration_id, status, cause, lacks_scope, sealed, expires_at, refusal_final, verified_at }) => ({
        integration_id,
        has_tokens: sealed !== null,
        has_refresh: sealed !== null && needsNoReconnect(provider, sealed, expires_at),
        ...(expires_at ? { expires_at } : {}),
        refused: status === 'error' || refusal_final === true,
        waits_for_staff: cause !== null && causeFacts[cause].remedy === 'staff',
        lost_by_us: cause !== null && causeFacts[cause].party === 'us' && causeFacts[cause].remedy === 'reconnect',
        lacks_scope,
        ...(verified_at ? { verified_at } : {}),
        verify: () => this.verification.verify(provider, tenant_id, integration_id),
      }),
    );
  }
}

/** Whether the credentials keep working without a person: a key, a token that can be refreshed, or one that never expires. */
function needsNoReconnect(provider: Provider, sealed: SealedRecord, expires_at: Date | null): boolean {
  const { auth } = provider.manifest;
  if (auth.type === 'api_key' || refreshModeOf(provider, { sealed })) return true;
  return auth.refresh === 'none' && expires_at === null;
}
