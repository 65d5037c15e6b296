import { IsString, Length } from 'class-validator';
import { defineEvent } from '../define';
import { SubscriptionRef } from '../subscription';

export class PaymentIntegrationUnresolved extends SubscriptionRef {
  /** A sentence that says what to do. */
  @IsString() @Length(1, 2_000) reason: string;
}

export const paymentIntegrationUnresolved = defineEvent({
  type: 'payment_integration_unresolved',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_integration_unresolved',
  summary: 'No integration was found for a new subscription. Nothing was set up.',
  data: PaymentIntegrationUnresolved,
});
