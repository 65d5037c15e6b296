import { IsUUID } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionError } from '../execution';
import { ServedSubscription } from '../subscription';
import { Nested } from '../nested';

export class SubscriptionPaymentFailed extends ServedSubscription {
  @IsUUID() execution_id: string;
  @Nested(() => ExecutionError) error: ExecutionError;
}

export const subscriptionPaymentFailed = defineEvent({
  type: 'subscription_payment_failed',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_failed',
  summary:
    'The billing or the customer of a new subscription could not be set up at the payment provider. A person can try again.',
  data: SubscriptionPaymentFailed,
});
