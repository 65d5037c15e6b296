import { IsIn, IsOptional, IsString, IsUUID, Matches } from 'class-validator';

/** Where a default can be set. The first level that has one is used. */
export const defaultLevels = ['entity', 'customer', 'tenant', 'platform'] as const;
export type DefaultLevel = (typeof defaultLevels)[number];

/** The platform's id of a subscription. It is part of an idempotency key, hence its length. */
export const SUBSCRIPTION_ID = /^[\w.:-]{1,128}$/;
/** What an integration is used for, e.g. `payment_processing`. */
export const PURPOSE = /^[a-z][a-z0-9_]{0,99}$/;

export class SubscriptionRef {
  @Matches(SUBSCRIPTION_ID) subscription_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @Matches(PURPOSE) purpose: string;
}

/** A subscription and the integration that serves it. */
export class ServedSubscription extends SubscriptionRef {
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  /** Where the default was set. An integration at the level `platform` belongs to the platform tenant. */
  @IsIn(defaultLevels) level: DefaultLevel;
}
