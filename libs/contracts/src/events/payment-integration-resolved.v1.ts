import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { type IntegrationStatus, integrationStatuses } from '../cause';
import { defineEvent } from '../define';
import { ServedSubscription } from '../subscription';

export class PaymentIntegrationResolved extends ServedSubscription {
  /** One that is in error is chosen too: another account would be charged to otherwise. */
  @IsIn(integrationStatuses) status: IntegrationStatus;
  @IsOptional() @IsString() status_reason?: string;
  /** The command that asks for the customer's profile; `causationid` of what came of it. */
  @IsUUID() command_id: string;
  @IsString() idempotency_key: string;
}

export const paymentIntegrationResolved = defineEvent({
  type: 'payment_integration_resolved',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_integration_resolved',
  summary: 'It stands which integration serves a new subscription, and a customer profile was asked for.',
  data: PaymentIntegrationResolved,
});
