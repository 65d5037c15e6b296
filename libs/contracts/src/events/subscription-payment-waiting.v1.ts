import { IsString, Length } from 'class-validator';
import { defineEvent } from '../define';
import { ServedSubscription } from '../subscription';

export class SubscriptionPaymentWaiting extends ServedSubscription {
  /** Why the integration cannot be used at the moment. */
  @IsString() @Length(1, 2_000) reason: string;
}

export const subscriptionPaymentWaiting = defineEvent({
  type: 'subscription_payment_waiting',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_waiting',
  summary: 'The integration for a new subscription is in error. The setup goes on by itself when it works again.',
  data: SubscriptionPaymentWaiting,
});
