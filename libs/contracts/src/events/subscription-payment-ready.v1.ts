import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';
import { ServedSubscription } from '../subscription';

export class SubscriptionPaymentReady extends ServedSubscription {
  @IsUUID() execution_id: string;
  /** The customer at the payment provider; absent where the provider names none. */
  @IsOptional() @IsString() @Length(1, 500) profile_id?: string;
}

export const subscriptionPaymentReady = defineEvent({
  type: 'subscription_payment_ready',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_ready',
  summary: 'The customer of a new subscription stands at the payment provider and can be charged.',
  data: SubscriptionPaymentReady,
});
