import type { Observation } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Caller, notFound, type Principal, Problem, Roles } from '@linesman/service-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { lockHealth } from '../health/health-row';
import { RecordObservation } from './record-observation';

const CLOCK_SKEW_MS = 60_000;

export class WebhookDelivery {
  @IsUUID() integration_id: string;
  @IsIn(['delivered', 'refused']) outcome: 'delivered' | 'refused';
  /** The status with which the customer's endpoint answered, if it answered. */
  @IsOptional() @IsInt() @Min(100) @Max(599) http_status?: number;
  /** A sentence for people: why the webhook was not delivered. */
  @IsOptional() @IsString() @Length(0, 1000) message?: string;
  @IsISO8601() attempted_at: string;
}

/** Takes reports on the webhooks that the platform sends to a customer's endpoint. */
@Roles('service', 'tenant_admin')
@Controller('webhook-deliveries')
export class WebhookDeliveriesController {
  constructor(
    private readonly database: Database,
    private readonly observations: RecordObservation,
  ) {}

  /**
   * Reports one attempt. After refusals for long enough without a delivery the integration is degraded; a delivery
   * makes it healthy again.
   */
  @Post()
  @HttpCode(204)
  async report(@Body() delivery: WebhookDelivery, @Caller() caller: Principal): Promise<void> {
    const { integration_id, outcome, http_status, message, attempted_at } = delivery;
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const row = await lockHealth(tx, integration_id);
      if (!row || row.deleted) throw notFound('integration');
      if (Date.parse(attempted_at) > row.received_at.getTime() + CLOCK_SKEW_MS)
        throw new Problem(422, 'not-yet', 'attempted_at is in the future.');
      const observed = {
        integration_id,
        source: 'webhook',
        http_status,
        started_at: attempted_at,
        credential_version: row.machine_state.credential_version,
      } as const;
      const observation: Observation =
        outcome === 'delivered'
          ? { ...observed, outcome: 'success' }
          : { ...observed, outcome: 'failure', cause: 'webhook_refused', message: message || undefined };
      await this.observations.record(tx, observation);
    });
  }
}
