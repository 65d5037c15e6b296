import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';
import { ServedSubscription } from '../subscription';

export class SubscriptionPaymentReady extends ServedSubscription {
  @IsUUID() execution_id: string;
  /** Id of the customer at the payment provider. Absent if the provider gives none. */
  @IsOptional() @IsString() @Length(1, 500) profile_id?: string;
  /** Id of what bills the customer at the provider. Absent if the subscription named no billing. */
  @IsOptional() @IsString() @Length(1, 500) billing_id?: string;
}

export const subscriptionPaymentReady = defineEvent({
  type: 'subscription_payment_ready',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_ready',
  summary:
    'The customer of a new subscription exists at the payment provider. If the subscription named its billing, the provider bills it again and again.',
  data: SubscriptionPaymentReady,
});
