import {
  customerDeleted,
  type CustomerDeleted,
  type Envelope,
  type ErasureReceipt,
  executionDataErased,
  tenantErased,
  type TenantErased,
} from '@linesman/contracts';
import { eraseTenant, type EventContext, OnEvent, Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { forgetSynced, forgetSyncRuns } from '../sync/forget-synced';

/** What was asked for and answered goes; of a customer's executions the bare fact stays, so that none is done twice. */
@Controller()
export class OnErasures {
  constructor(private readonly outbox: Outbox) {}

  @OnEvent(customerDeleted)
  async customerDeleted({ tenantid, data }: Envelope<CustomerDeleted>, { tx }: EventContext): Promise<void> {
    const [, executions] = (await tx.query(
      `update executions set parameters = '{}', result = null, error = null, observation = null, requested_by = '',
         answer_forgotten = true where integration_id = any($1)`,
      [data.integration_ids],
    )) as [[], number];
    const synced_records = await forgetSynced(tx, data.integration_ids);
    const sync_runs = await forgetSyncRuns(tx, data.integration_ids);
    const erased = { executions, synced_records, sync_runs };
    await this.answer(tx, tenantid, { erasure_id: data.erasure_id, scope: 'customer', erased });
  }

  @OnEvent(tenantErased)
  async tenantErased({ tenantid, data }: Envelope<TenantErased>, { tx }: EventContext): Promise<void> {
    const { erasure_id } = data;
    const erased = await eraseTenant(tx, { tenant_id: tenantid, erasure_id });
    await this.answer(tx, tenantid, { erasure_id, scope: 'tenant', erased });
  }

  private async answer(tx: Tx, tenantId: string, data: ErasureReceipt): Promise<void> {
    const message = { tenantId, aggregateId: data.erasure_id, aggregateVersion: 1, data };
    await this.outbox.emit(tx, executionDataErased, message);
  }
}
