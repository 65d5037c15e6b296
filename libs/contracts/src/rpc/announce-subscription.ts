import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { defineRpc } from '../define';
import { Nested } from '../nested';
import { PURPOSE, SUBSCRIPTION_ID } from '../subscription';

/** What is billed again and again. */
export class SubscriptionBilling {
  /** What each period costs, in the currency: `100.00`. */
  @Matches(/^\d{1,12}(\.\d{1,3})?$/) amount: string;
  @Matches(/^[A-Z]{3}$/) currency: string;
  @IsIn(['week', 'month', 'year']) interval: 'week' | 'month' | 'year';
  /** If absent, 1. */
  @IsOptional() @IsInt() @Min(1) @Max(12) interval_count?: number;
  /** The first day that is billed. If absent, the day of the setup. */
  @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) @IsISO8601({ strict: true }) starts_on?: string;
  /** What the invoice says. */
  @IsOptional() @IsString() @Length(1, 200) description?: string;
  /** Days to pay an invoice. If absent, 14. */
  @IsOptional() @IsInt() @Min(1) @Max(90) days_until_due?: number;
}

export class SubscriptionCreated {
  @Matches(SUBSCRIPTION_ID) subscription_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  /** If absent, `payment_processing`. */
  @IsOptional() @Matches(PURPOSE) purpose?: string;
  /** Who pays, for the profile at the payment provider. */
  @IsEmail() email: string;
  @IsOptional() @IsString() @Length(1, 256) name?: string;
  @IsOptional() @IsString() @Length(1, 20) phone?: string;
  /** If absent, only a profile of the customer is made. */
  @IsOptional() @Nested(() => SubscriptionBilling) billing?: SubscriptionBilling;
}

export class AnnounceSubscriptionRequest extends SubscriptionCreated {
  @IsUUID() tenant_id: string;
}

export class AnnouncedSubscription {
  /** Whether the subscription was known already, so that nothing was done. */
  @IsBoolean() known: boolean;
}

export const announceSubscription = defineRpc({
  service: 'integrations',
  verb: 'announce_subscription',
  summary: 'Says that a subscription was created, for which recurring billing must be set up.',
  request: AnnounceSubscriptionRequest,
  response: AnnouncedSubscription,
  repeatable: true,
});
