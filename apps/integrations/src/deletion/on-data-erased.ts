import {
  type Envelope,
  type ErasureAnswerer,
  type ErasureReceipt,
  executionDataErased,
  monitoringDataErased,
  notificationDataErased,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Stores the receipt of each service that it has erased what it held. Only the first receipt counts. */
@Controller()
export class OnDataErased {
  @OnEvent(executionDataErased)
  execution(envelope: Envelope<ErasureReceipt>, context: EventContext): Promise<void> {
    return storeReceipt('gateway-executor', envelope, context);
  }

  @OnEvent(monitoringDataErased)
  monitoring(envelope: Envelope<ErasureReceipt>, context: EventContext): Promise<void> {
    return storeReceipt('status-monitor', envelope, context);
  }

  @OnEvent(notificationDataErased)
  notification(envelope: Envelope<ErasureReceipt>, context: EventContext): Promise<void> {
    return storeReceipt('notifier', envelope, context);
  }
}

async function storeReceipt(
  service: ErasureAnswerer,
  { data, tenantid, time }: Envelope<ErasureReceipt>,
  { tx }: EventContext,
): Promise<void> {
  await changed(
    tx,
    `insert into erasure_receipts (erasure_id, service, tenant_id, erased, answered_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [data.erasure_id, service, tenantid, JSON.stringify(data.erased), time],
  );
}
