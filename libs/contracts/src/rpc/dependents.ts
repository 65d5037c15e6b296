import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { defineRpc } from '../define';
import { Nested, NestedList } from '../nested';

export class DependentsRequest {
  @IsUUID('loose') tenant_id: string;
  @IsUUID() integration_id: string;
}

/** The entities of one type that an integration serves. */
export class ServedEntities {
  @IsString() @Length(1, 100) entity_type: string;
  @IsInt() @Min(1) count: number;
  /** The first of them. */
  @IsArray() @IsString({ each: true }) ids: string[];
}

export class NamedCustomer {
  @IsUUID() customer_id: string;
  @IsString() name: string;
}

export const billingIntervals = ['week', 'month', 'year'] as const;

/** A subscription that is billed again and again through the integration. */
export class BilledSubscription {
  @IsString() subscription_id: string;
  @IsString() amount: string;
  @IsString() currency: string;
  @IsIn(billingIntervals) interval: (typeof billingIntervals)[number];
  @IsInt() @Min(1) interval_count: number;
  /** The next day on which it is billed, `2026-12-01`. */
  @IsISO8601() next_on: string;
}

export class RecurringBillings {
  @IsInt() @Min(0) count: number;
  /** How many of them are billed today or tomorrow. */
  @IsInt() @Min(0) due_soon: number;
  /** There are more than were counted. */
  @IsOptional() more?: boolean;
  /** Those that are billed first. */
  @NestedList(() => BilledSubscription) next: BilledSubscription[];
}

export class DependentsAnswer {
  @NestedList(() => ServedEntities) serves: ServedEntities[];
  /** The customers among them, by name. */
  @NestedList(() => NamedCustomer) customers: NamedCustomer[];
  @Nested(() => RecurringBillings) billing: RecurringBillings;
}

export const dependents = defineRpc({
  service: 'integrations',
  verb: 'dependents',
  summary:
    'Who depends on an integration: the entities that it serves, and the subscriptions that are billed through it.',
  request: DependentsRequest,
  response: DependentsAnswer,
  repeatable: true,
});
