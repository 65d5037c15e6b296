import { randomUUID } from 'node:crypto';
import { DeliveryReport, notAnEndpoint, WEBHOOK_ENDPOINT } from '@linesman/contracts';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { TakeDelivery } from './take-delivery';

export class WebhookDelivery extends DeliveryReport {
  /** The sender's id of the attempt: a report that is repeated counts once. Without it each report counts. */
  @IsOptional() @IsString() @Length(1, 200) attempt_id?: string;
  /**
   * The endpoint's id, or its URL without user, query and fragment. Pages and messages show it, and each endpoint is
   * judged by itself. Reports without it are judged together.
   */
  @IsOptional() @Matches(WEBHOOK_ENDPOINT, notAnEndpoint) endpoint?: string;
}

/** Takes reports on webhooks: those that the platform sends to endpoints of customers, and those of the provider to the platform. */
@Roles('service', 'tenant_admin')
@Controller('webhook-deliveries')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: TakeDelivery) {}

  /**
   * Reports one attempt. After refusals for long enough, or far longer silence than usual, the integration is degraded;
   * the next delivery to the endpoint ends that.
   */
  @Post()
  @HttpCode(204)
  async report(@Body() delivery: WebhookDelivery, @Caller() { tenantId }: Principal): Promise<void> {
    await this.deliveries.take(tenantId, { ...delivery, attempt_id: delivery.attempt_id ?? randomUUID() });
  }
}
