import {
  type EventContract,
  type IntegrationSnapshot,
  integrationUpdated,
  type LinkedEntities,
} from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { Integration } from './integration.entity';

/** Saves a changed integration and emits the event about it. The caller holds the lock on the row. */
@Injectable()
export class SaveIntegration {
  constructor(
    private readonly outbox: Outbox,
    private readonly statuses: ForgetStatuses,
    private readonly clock: Clock,
  ) {}

  async save(
    tx: Tx,
    row: Integration,
    contract: EventContract<IntegrationSnapshot> = integrationUpdated,
  ): Promise<Integration> {
    row.version = (row.version ?? 0) + 1;
    row.updated_at = this.clock.now();
    row.linked = await linkedTo(tx, row.integration_id);
    const saved = await tx.save(Integration, row);
    this.statuses.afterCommit(tx, saved.tenant_id);
    await this.outbox.emit(tx, contract, {
      tenantId: saved.tenant_id,
      aggregateId: saved.integration_id,
      aggregateVersion: saved.version,
      data: snapshotOf(saved),
    });
    return saved;
  }
}

export const snapshotOf = (row: Integration): IntegrationSnapshot => ({
  integration_id: row.integration_id,
  connection_code: row.connection_code,
  name: row.name,
  status: row.status,
  is_critical: row.is_critical,
  ...(row.customer_id ? { customer_id: row.customer_id } : {}),
  ...(row.user_id ? { user_id: row.user_id } : {}),
  ...(row.purpose ? { purpose: row.purpose } : {}),
  credential_version: row.credential_version,
  ...(row.credentials_end_at ? { credentials_end_at: row.credentials_end_at.toISOString() } : {}),
  ...(row.granted ? { granted: row.granted } : {}),
  ...accountOf(row),
  linked: row.linked,
  created_at: row.created_at.toISOString(),
  version: row.version,
});

/** The account at the provider, or the address of a custom API: integrations with the same one fail together. */
export function accountOf({
  provider_account_id,
  config: { base_url },
}: Pick<Integration, 'provider_account_id' | 'config'>): { account_id?: string } {
  if (provider_account_id) return { account_id: provider_account_id };
  return typeof base_url === 'string' && URL.canParse(base_url) ? { account_id: new URL(base_url).origin } : {};
}

function linkedTo(tx: Tx, integration_id: string): Promise<LinkedEntities[]> {
  return rows<LinkedEntities>(
    tx,
    `select entity_type, count(distinct entity_id)::int as count from entity_integrations where integration_id = $1
     group by entity_type order by entity_type`,
    [integration_id],
  );
}
