import { IsIn, IsISO8601, IsOptional, IsString, IsUUID } from 'class-validator';
import { CustomerSnapshot } from '../customer';
import { defineEvent } from '../define';
import { Nested } from '../nested';

export const resolutions = ['verified', 'withdrawn'] as const;

export class RiskSignalResolved {
  @IsUUID() signal_id: string;
  @IsUUID() integration_id: string;
  @IsString() integration_name: string;
  @IsString() connection_name: string;
  @IsOptional() @Nested(() => CustomerSnapshot) customer?: CustomerSnapshot;
  /** verified: a probe or a call succeeded; withdrawn: the integration was deleted or switched off. */
  @IsIn(resolutions) resolution: (typeof resolutions)[number];
  @IsISO8601() opened_at: string;
  @IsISO8601() resolved_at: string;
}

export const riskSignalResolved = defineEvent({
  type: 'risk_signal_resolved',
  producer: 'status-monitor',
  aggregate: 'risk_signal',
  verb: 'resolved',
  summary: 'A risk signal was resolved or withdrawn. Everybody who was notified of it is notified of its end.',
  data: RiskSignalResolved,
});
