import { IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import { type IntegrationStatus, integrationStatuses } from '../cause';
import { defineEvent } from '../define';
import { ServedSubscription } from '../subscription';

export class PaymentIntegrationResolved extends ServedSubscription {
  /** `active`: while the integration is in `error`, the setup waits, and another account is not charged instead. */
  @IsIn(integrationStatuses) status: IntegrationStatus;
  @IsOptional() @IsString() status_reason?: string;
  /** The command that sets up the billing, or makes the customer's profile. Events of its execution have it as `causationid`. */
  @IsUUID() command_id: string;
  @IsString() idempotency_key: string;
}

export const paymentIntegrationResolved = defineEvent({
  type: 'payment_integration_resolved',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_integration_resolved',
  summary:
    'The integration for a new subscription was found, and the billing or the customer’s profile was requested at the payment provider.',
  data: PaymentIntegrationResolved,
});
