import { IsISO8601, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';

export class RiskSignalAcknowledgementEnded {
  @IsUUID() signal_id: string;
  /** The person who assigned or snoozed it. */
  @IsString() @Length(1, 320) ended_by: string;
  @IsISO8601() ended_at: string;
}

export const riskSignalAcknowledgementEnded = defineEvent({
  type: 'risk_signal_acknowledgement_ended',
  producer: 'notifier',
  aggregate: 'signal_handling',
  verb: 'acknowledgement_ended',
  summary:
    'The acknowledgement of a risk signal ended before its time, because a person assigned or snoozed the signal.',
  data: RiskSignalAcknowledgementEnded,
});
