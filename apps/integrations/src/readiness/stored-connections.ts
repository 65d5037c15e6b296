import type { Provider, ReadinessUser, StoredConnection } from '@linesman/provider-kit';
import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { renewalOf } from '../leases/read-leasable';
import type { SealedRecord } from '../sealing/sealer';
import { VerifyConnection } from './verify-connection';

interface Row {
  integration_id: string;
  status: string;
  sealed: SealedRecord | null;
  expires_at: Date | null;
  refusal_final: boolean | null;
  verified_at: Date | null;
}

/** Somebody's own integrations with a provider; without any, the tenant's defaults; else what the tenant has. */
const nearest = `
  with his as (
    select i.integration_id, i.status, case
        when i.user_id = $2 then 0
        when exists (select 1 from entity_integrations l where l.integration_id = i.integration_id
          and l.entity_type = 'tenant' and l.is_default) then 1
        else 2 end as distance
    from integrations i
    where i.connection_code = $1 and i.deleted_at is null and i.status <> 'inactive'
      and (i.user_id = $2 or (i.user_id is null and i.customer_id is null)))
  select his.integration_id, his.status, c.sealed, c.expires_at, c.refusal_final,
    greatest(c.verified_at, c.obtained_at) as verified_at
  from his left join integration_credentials c using (integration_id)
  where distance = (select min(distance) from his)`;

/** What is stored about the integrations that serve one user at one provider; no secret is opened. */
@Injectable()
export class StoredConnections {
  constructor(
    private readonly database: Database,
    private readonly verifying: VerifyConnection,
  ) {}

  async of(provider: Provider, { tenant_id, subject }: ReadinessUser): Promise<StoredConnection[]> {
    const rows = await this.database.inTenant(
      tenant_id,
      (tx) => tx.query(nearest, [provider.manifest.code, subject]) as Promise<Row[]>,
    );
    return rows.map(({ integration_id, status, sealed, expires_at, refusal_final, verified_at }) => ({
      integration_id,
      has_tokens: sealed !== null,
      has_refresh: sealed !== null && lastsByItself(provider, sealed, expires_at),
      ...(expires_at ? { expires_at } : {}),
      // What the status-monitor holds for disconnected stands in `error`.
      refused: status === 'error' || refusal_final === true,
      ...(verified_at ? { verified_at } : {}),
      verify: () => this.verifying.verify(provider, tenant_id, integration_id),
    }));
  }
}

/** A key does, and a grant that can be renewed or never ends. */
function lastsByItself(provider: Provider, sealed: SealedRecord, expires_at: Date | null): boolean {
  const { auth } = provider.manifest;
  if (auth.type === 'api_key' || renewalOf(provider, { sealed })) return true;
  return auth.refresh === 'none' && expires_at === null;
}
