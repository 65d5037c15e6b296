import { IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class RiskSignalAcknowledged {
  @IsUUID() signal_id: string;
  /** The person, as the channel names them. */
  @IsString() acknowledged_by: string;
  @IsISO8601() acknowledged_at: string;
  /** When the acknowledgement ends. Nobody is reminded of the signal before. */
  @IsOptional() @IsISO8601() acknowledged_until?: string;
}

export const riskSignalAcknowledged = defineEvent({
  type: 'risk_signal_acknowledged',
  producer: 'notifier',
  aggregate: 'signal_response',
  verb: 'acknowledged',
  summary: 'A person acknowledged a risk signal, for the first time or anew.',
  data: RiskSignalAcknowledged,
});
