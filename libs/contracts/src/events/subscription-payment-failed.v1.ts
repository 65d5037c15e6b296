import { Type } from 'class-transformer';
import { IsUUID, ValidateNested } from 'class-validator';
import { defineEvent } from '../define';
import { ExecutionError } from '../execution';
import { ServedSubscription } from '../subscription';

export class SubscriptionPaymentFailed extends ServedSubscription {
  @IsUUID() execution_id: string;
  @ValidateNested() @Type(() => ExecutionError) error: ExecutionError;
}

export const subscriptionPaymentFailed = defineEvent({
  type: 'subscription_payment_failed',
  producer: 'integrations',
  aggregate: 'subscription',
  verb: 'payment_failed',
  summary: 'The customer of a new subscription does not stand at the payment provider; it can be tried again.',
  data: SubscriptionPaymentFailed,
});
