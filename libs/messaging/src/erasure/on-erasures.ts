import {
  customerDeleted,
  type CustomerDeleted,
  type Envelope,
  type ErasureReceipt,
  type EventContract,
  tenantErased,
  type TenantErased,
} from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Controller, Inject } from '@nestjs/common';
import { type EventContext, OnEvent } from '../consumer/handlers';
import { Outbox } from '../outbox/outbox';
import { eraseTenant } from './erase-tenant';

/** How a service erases one customer. The rows of a whole tenant are erased by {@link eraseTenant}. */
export interface ServiceErasure {
  /** The event with which the service answers. */
  receipt: EventContract<ErasureReceipt>;
  /** @returns how many rows were erased, by table. */
  eraseCustomer(tx: Tx, deleted: Envelope<CustomerDeleted>, outbox: Outbox): Promise<Record<string, number>>;
  /** Erases what {@link eraseTenant} cannot: what rows of other tenants hold of it, and what no handler stores. @returns how many rows, by name. */
  eraseElsewhere?(tx: Tx, tenantId: string, outbox: Outbox): Promise<Record<string, number>>;
}

export const ERASURE = Symbol('linesman.erasure');

@Controller()
export class OnErasures {
  constructor(
    @Inject(ERASURE) private readonly erasure: ServiceErasure,
    private readonly outbox: Outbox,
  ) {}

  @OnEvent(customerDeleted)
  async customerDeleted(envelope: Envelope<CustomerDeleted>, { tx }: EventContext): Promise<void> {
    const erased = await this.erasure.eraseCustomer(tx, envelope, this.outbox);
    await this.answer(tx, envelope.tenantid, { erasure_id: envelope.data.erasure_id, scope: 'customer', erased });
  }

  @OnEvent(tenantErased)
  async tenantErased({ tenantid, data }: Envelope<TenantErased>, { tx }: EventContext): Promise<void> {
    const { erasure_id } = data;
    const own = await eraseTenant(tx, { tenant_id: tenantid, erasure_id });
    // Afterwards, because no handler of the tenant's events runs any more.
    const elsewhere = await this.erasure.eraseElsewhere?.(tx, tenantid, this.outbox);
    await this.answer(tx, tenantid, { erasure_id, scope: 'tenant', erased: { ...own, ...elsewhere } });
  }

  private async answer(tx: Tx, tenantId: string, data: ErasureReceipt): Promise<void> {
    const message = { tenantId, aggregateId: data.erasure_id, aggregateVersion: 1, data };
    await this.outbox.emit(tx, this.erasure.receipt, message);
  }
}
