import { IsBoolean, IsUUID } from 'class-validator';
import { defineRpc } from '../define';
import { SubscriptionCreated } from '../events/subscription-created.v1';

export class AnnounceSubscriptionRequest extends SubscriptionCreated {
  @IsUUID() tenant_id: string;
}

export class AnnouncedSubscription {
  /** Whether the subscription was known already, so that nothing was done. */
  @IsBoolean() known: boolean;
}

/** The same as the event `subscription_created`, for a platform service that wants to know that it was taken. */
export const announceSubscription = defineRpc({
  service: 'integrations',
  verb: 'announce_subscription',
  summary: 'Says that a subscription was created, for which recurring billing must be set up.',
  request: AnnounceSubscriptionRequest,
  response: AnnouncedSubscription,
});
