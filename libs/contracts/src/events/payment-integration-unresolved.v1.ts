import { IsString, Length } from 'class-validator';
import { defineEvent } from '../define';
import { SubscriptionRef } from '../subscription';

export class PaymentIntegrationUnresolved extends SubscriptionRef {
  /** In a sentence, with what to do. */
  @IsString() @Length(1, 2_000) reason: string;
}

export const paymentIntegrationUnresolved = defineEvent({
  type: 'payment_integration_unresolved',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_integration_unresolved',
  summary: 'No integration serves a new subscription: nothing was set up.',
  data: PaymentIntegrationUnresolved,
});
