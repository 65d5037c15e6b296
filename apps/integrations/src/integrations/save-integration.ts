import { type EventContract, type IntegrationSnapshot, integrationUpdated } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ForgetStatuses } from '../readiness/forget-statuses';
import { Integration } from './integration.entity';
import { snapshotOf } from './integration.view';

/** Writes a row that changed, with the event that says so. The caller holds its lock. */
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
