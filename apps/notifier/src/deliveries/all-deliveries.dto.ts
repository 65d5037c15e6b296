import { deliveryChannels, type DeliveryChannelName } from '@linesman/contracts';
import { PageQuery, IsMoment } from '@linesman/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { type Delivery, deliveryStates, type DeliveryState } from './delivery.entity';

export class AllDeliveriesQuery extends PageQuery {
  @IsOptional() @IsUUID('loose') tenant_id?: string;
  @IsOptional() @IsUUID() signal_id?: string;
  @IsOptional() @IsIn(deliveryStates) state?: DeliveryState;
  @IsOptional() @IsIn(deliveryChannels) channel?: DeliveryChannelName;
  /** Decided at this time or later. */
  @IsOptional() @IsMoment() from?: Date;
  /** Decided before this time. */
  @IsOptional() @IsMoment() to?: Date;
}

/** What staff need to know of a delivery. The recipient is masked, and the text of the message is not part of it. */
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
  /** The fallback channel tells the same person the same thing. */
  mailed_instead: boolean;
};
