import { PageQuery } from '@linesman/service-kit';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsOptional, IsUUID } from 'class-validator';
import type { Channel, Delivery, DeliveryState } from './delivery.entity';

export class AllDeliveriesQuery extends PageQuery {
  @IsOptional() @IsUUID('loose') tenant_id?: string;
  @IsOptional() @IsUUID() signal_id?: string;
  @IsOptional() @IsIn(['pending', 'sending', 'sent', 'ambiguous', 'failed', 'suppressed']) state?: DeliveryState;
  @IsOptional() @IsIn(['slack', 'email']) channel?: Channel;
  /** Decided since. */
  @IsOptional() @Type(() => Date) @IsDate() from?: Date;
  /** Up to and not including. */
  @IsOptional() @Type(() => Date) @IsDate() to?: Date;
}

/** What staff need to know of a delivery: whom it reached is masked, and what was said is not here. */
export type StaffDeliveryView = Pick<
  Delivery,
  | 'id'
  | 'tenant_id'
  | 'signal_id'
  | 'occasion'
  | 'channel'
  | 'recipient'
  | 'audience'
  | 'state'
  | 'reason'
  | 'attempts'
  | 'duplicates'
  | 'next_attempt_at'
  | 'leased_until'
  | 'ambiguous_since'
  | 'correlation_id'
  | 'created_at'
  | 'settled_at'
> & {
  /** A mail says instead what Slack did not. */
  mailed_instead: boolean;
};
