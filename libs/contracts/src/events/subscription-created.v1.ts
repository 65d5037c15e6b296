import { IsEmail, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { defineEvent } from '../define';
import { PURPOSE, SUBSCRIPTION_ID } from '../subscription';

export class SubscriptionCreated {
  @Matches(SUBSCRIPTION_ID) subscription_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  /** What is subscribed to. It does not influence which integration is used. */
  @IsOptional() @IsString() @Length(1, 200) product_id?: string;
  /** If absent, `payment_processing`. */
  @IsOptional() @Matches(PURPOSE) purpose?: string;
  /** Who pays, for the profile at the payment provider. */
  @IsEmail() email: string;
  @IsOptional() @IsString() @Length(1, 256) name?: string;
  @IsOptional() @IsString() @Length(1, 20) phone?: string;
}

/**
 * The publisher sends its bearer token in the NATS header `Authorization`. It must be valid when the stream stores the
 * event, have the role `service`, and belong to the envelope's tenant.
 */
export const subscriptionCreated = defineEvent({
  type: 'subscription_created',
  producer: 'platform',
  aggregate: 'subscription',
  verb: 'created',
  summary: 'A subscription was created, for which recurring billing must be set up.',
  data: SubscriptionCreated,
});
