import { type ReportWebhookDeliveryRequest, reportWebhookDelivery, type TakenReport } from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { TakeDelivery } from './take-delivery';

@Controller()
export class ReportWebhookDeliveryRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly deliveries: TakeDelivery,
  ) {}

  @OnRpc(reportWebhookDelivery)
  async report(delivery: ReportWebhookDeliveryRequest, context: NatsContext): Promise<TakenReport> {
    await this.callers.callerFor(delivery.tenant_id, context);
    return this.deliveries.take(delivery.tenant_id, delivery);
  }
}
