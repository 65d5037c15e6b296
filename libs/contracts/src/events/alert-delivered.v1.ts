import { IsIn, IsISO8601, IsString, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class AlertDelivered {
  @IsUUID() delivery_id: string;
  @IsUUID() signal_id: string;
  @IsIn(['slack', 'email']) channel: 'slack' | 'email';
  /** opened, resolved, withdrawn, reminder.<n>, click.<action> */
  @IsString() occasion: string;
  @IsString() recipient: string;
  @IsISO8601() delivered_at: string;
}

export const alertDelivered = defineEvent({
  type: 'alert_delivered',
  producer: 'notifier',
  aggregate: 'delivery',
  verb: 'delivered',
  summary: 'One person was told one thing.',
  data: AlertDelivered,
});
