import { IsInt, IsString, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class CustomerHealthScoreAdjusted {
  @IsUUID() adjustment_id: string;
  @IsUUID() customer_id: string;
  @IsUUID() signal_id: string;
  /** Points; a later adjustment of the opposite sign gives them back. */
  @IsInt() adjustment: number;
  @IsString() reason: string;
}

export const customerHealthScoreAdjusted = defineEvent({
  type: 'customer_health_score_adjusted',
  producer: 'notifier',
  aggregate: 'health_score_adjustment',
  verb: 'adjusted',
  summary: "A customer's health score went down with a critical disconnection, or came back with its repair.",
  data: CustomerHealthScoreAdjusted,
});
