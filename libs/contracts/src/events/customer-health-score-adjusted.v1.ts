import { IsInt, IsOptional, IsString, IsUUID, Max, Min } from 'class-validator';
import { defineEvent } from '../define';

export class CustomerHealthScoreAdjusted {
  @IsUUID() adjustment_id: string;
  @IsUUID() customer_id: string;
  @IsUUID() signal_id: string;
  /** Points. They are given back by a later adjustment with the opposite sign. */
  @IsInt() adjustment: number;
  @IsString() reason: string;
  /** The health score afterwards, from 0 to 100. Absent until the platform has set a base. */
  @IsOptional() @IsInt() @Min(0) @Max(100) value?: number;
}

export const customerHealthScoreAdjusted = defineEvent({
  type: 'customer_health_score_adjusted',
  producer: 'notifier',
  aggregate: 'health_score_adjustment',
  verb: 'adjusted',
  summary: "A customer's health score was lowered by a critical disconnection, or raised again after its repair.",
  data: CustomerHealthScoreAdjusted,
});
