import {
  type Envelope,
  type ErasureAnswerer,
  type ErasureReceipt,
  executionDataErased,
  monitoringDataErased,
  notificationDataErased,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';

/** Each service's word that it has erased what it held; the first one counts. */
@Controller()
export class OnReceipts {
  @OnEvent(executionDataErased)
  execution(envelope: Envelope<ErasureReceipt>, context: EventContext): Promise<void> {
    return keep('gateway-executor', envelope, context);
  }

  @OnEvent(monitoringDataErased)
  monitoring(envelope: Envelope<ErasureReceipt>, context: EventContext): Promise<void> {
    return keep('status-monitor', envelope, context);
  }

  @OnEvent(notificationDataErased)
  notification(envelope: Envelope<ErasureReceipt>, context: EventContext): Promise<void> {
    return keep('notifier', envelope, context);
  }
}

async function keep(
  service: ErasureAnswerer,
  { data, tenantid, time }: Envelope<ErasureReceipt>,
  { tx }: EventContext,
): Promise<void> {
  await tx.query(
    `insert into erasure_receipts (erasure_id, service, tenant_id, erased, answered_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [data.erasure_id, service, tenantid, JSON.stringify(data.erased), time],
  );
}
