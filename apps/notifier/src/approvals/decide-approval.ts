import { Audit, Database, one, rows } from '@linesman/persistence';
import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ApproveDelivery } from '../deliveries/approve-delivery';
import { Deliveries } from '../deliveries/deliveries';
import { type DeliveryView, shownDeliveries } from '../deliveries/deliveries.controller';
import type { Delivery } from '../deliveries/delivery.entity';
import { lockSignal } from '../signals/lock-signal';
import { CloseTasks } from '../tasks/close-tasks';
import { approvalKey } from '../tasks/approval-key';

interface Decision {
  id: string;
  decision: 'approved' | 'rejected';
  note?: string;
}

/** A person approves or rejects a message that a workflow's document sends only with approval. */
@Injectable()
export class DecideApproval {
  constructor(
    private readonly database: Database,
    private readonly approving: ApproveDelivery,
    private readonly deliveries: Deliveries,
    private readonly tasks: CloseTasks,
    private readonly audit: Audit,
  ) {}

  waiting(tenantId: string): Promise<DeliveryView[]> {
    const select = `${shownDeliveries} where state = 'awaiting_approval' order by created_at limit 500`;
    return this.database.inTenant(tenantId, (tx) => rows<DeliveryView>(tx, select));
  }

  /** @throws where somebody has decided already, or the signal has ended. */
  async decide(caller: Principal, { id, decision, note }: Decision): Promise<void> {
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const delivery = await one<Delivery>(tx, 'select * from deliveries where id = $1', [id]);
      if (!delivery) throw notFound('delivery');
      const { tenant_id, signal_id, occasion, template } = delivery;
      // In this order, as the handlers of events do.
      await lockSignal(tx, tenant_id, signal_id);
      const decided =
        decision === 'approved' ? await this.approving.approve(tx, id) : await this.approving.reject(tx, id);
      if (!decided)
        throw new Problem(409, 'not-awaiting-approval', 'This message does not wait for approval any more.');
      await this.tasks.closeFor(tx, signal_id, approvalKey(id), caller.email ?? caller.subject);
      await this.deliveries.showNew(tx, signal_id);
      await this.audit.record(tx, {
        tenant_id,
        actor: caller.subject,
        action: `delivery.${decision}`,
        subject_type: 'delivery',
        subject_id: id,
        detail: { signal_id, occasion, template, ...(note && { note }) },
      });
    });
  }
}
