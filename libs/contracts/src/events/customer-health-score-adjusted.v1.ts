import { IsInt, IsString, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class CustomerHealthScoreAdjusted {
  @IsUUID() adjustment_id: string;
  @IsUUID() customer_id: string;
  @IsUUID() signal_id: string;
  /** Points. They are given back by a later adjustment with the opposite sign. */
  @IsInt() adjustment: number;
  @IsString() reason: string;
}

export const customerHealthScoreAdjusted = defineEvent({
  type: 'customer_health_score_adjusted',
  producer: 'notifier',
  aggregate: 'health_score_adjustment',
  verb: 'adjusted',
  summary: "A customer's health score was lowered by a critical disconnection, or raised again after its repair.",
  data: CustomerHealthScoreAdjusted,
});
