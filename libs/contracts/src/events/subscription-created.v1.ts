import { IsEmail, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { defineEvent } from '../define';
import { PURPOSE, SUBSCRIPTION_ID } from '../subscription';

export class SubscriptionCreated {
  @Matches(SUBSCRIPTION_ID) subscription_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  /** What is subscribed to; it has no say in which integration serves. */
  @IsOptional() @IsString() @Length(1, 200) product_id?: string;
  /** `payment_processing` when absent. */
  @IsOptional() @Matches(PURPOSE) purpose?: string;
  /** Who pays, as the payment provider is to know them. */
  @IsEmail() email: string;
  @IsOptional() @IsString() @Length(1, 256) name?: string;
  @IsOptional() @IsString() @Length(1, 20) phone?: string;
}

/**
 * The publisher's bearer token travels in the NATS header `Authorization`; it must be valid at the time the stream
 * stored the event, hold the role `service`, and be of the envelope's tenant.
 */
export const subscriptionCreated = defineEvent({
  type: 'subscription_created',
  producer: 'platform',
  aggregate: 'subscription',
  verb: 'created',
  summary: 'Somebody subscribed to something; recurring billing is to be set up.',
  data: SubscriptionCreated,
});
