import {
  customerDeleted,
  type CustomerDeleted,
  type Envelope,
  type ErasureReceipt,
  notificationDataErased,
  tenantErased,
  type TenantErased,
} from '@linesman/contracts';
import { eraseTenant, type EventContext, OnEvent, Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { eraseCustomer } from './erase-customer';

@Controller()
export class OnErasures {
  constructor(private readonly outbox: Outbox) {}

  @OnEvent(customerDeleted)
  async customerDeleted({ tenantid, data }: Envelope<CustomerDeleted>, { tx }: EventContext): Promise<void> {
    const erased = await eraseCustomer(tx, tenantid, data);
    await this.answer(tx, tenantid, { erasure_id: data.erasure_id, scope: 'customer', erased });
  }

  /** Nobody is told anything more in the name of a tenant that is gone. */
  @OnEvent(tenantErased)
  async tenantErased({ tenantid, data }: Envelope<TenantErased>, { tx }: EventContext): Promise<void> {
    const { erasure_id } = data;
    const erased = await eraseTenant(tx, { tenant_id: tenantid, erasure_id });
    await this.answer(tx, tenantid, { erasure_id, scope: 'tenant', erased });
  }

  private async answer(tx: Tx, tenantId: string, data: ErasureReceipt): Promise<void> {
    const message = { tenantId, aggregateId: data.erasure_id, aggregateVersion: 1, data };
    await this.outbox.emit(tx, notificationDataErased, message);
  }
}
