import { IsISO8601, IsString, IsUUID } from 'class-validator';
import { defineEvent } from '../define';
import { Describes } from '../describes';

/** The ways in which people are told. */
export const deliveryChannels = ['slack', 'teams', 'email'] as const;
export type DeliveryChannelName = (typeof deliveryChannels)[number];

export class AlertDelivered {
  @IsUUID() delivery_id: string;
  @IsUUID() signal_id: string;
  @Describes(deliveryChannels) channel: DeliveryChannelName | (string & {});
  /**
   * opened, changed.<version>, again.<number>, partly.<version>, resolved, withdrawn, click.<action>[.<number>],
   * new_link.<request>, tech_call.<what>
   */
  @IsString() occasion: string;
  /** An email address; `staff` for our own staff. */
  @IsString() recipient: string;
  @IsISO8601() delivered_at: string;
}

export const alertDelivered = defineEvent({
  type: 'alert_delivered',
  producer: 'notifier',
  aggregate: 'delivery',
  verb: 'delivered',
  summary: 'A message was delivered to a person.',
  data: AlertDelivered,
});
