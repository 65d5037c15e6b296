import { IsIn, IsOptional, IsString, IsUUID, Matches } from 'class-validator';

/** Where a default was found; the first of these that has one serves. */
export const defaultLevels = ['entity', 'customer', 'tenant', 'platform'] as const;
export type DefaultLevel = (typeof defaultLevels)[number];

/** The platform's id, short enough to be part of an idempotency key. */
export const SUBSCRIPTION_ID = /^[\w.:-]{1,128}$/;
/** What an integration serves for, e.g. `payment_processing`. */
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
  /** Whose default it is; a platform's integration belongs to the platform's own tenant. */
  @IsIn(defaultLevels) level: DefaultLevel;
}
