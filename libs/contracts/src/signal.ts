import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { type Severity, severities, type SignalType, signalTypes } from './cause';
import { CustomerSnapshot } from './customer';
import { IntegrationStatusChanged } from './events/integration-status-changed.v1';

/** A risk signal with all that somebody needs who has to tell a person about it. */
export class SignalSnapshot {
  @IsUUID() signal_id: string;
  @IsIn(signalTypes) signal_type: SignalType;
  @IsIn(severities) severity: Severity;
  /** The health change that caused it; a workflow's trigger is matched against this. */
  @ValidateNested() @Type(() => IntegrationStatusChanged) status_change: IntegrationStatusChanged;
  /** Absent when the integration belongs to no customer: the tenant's admins are told. */
  @IsOptional() @ValidateNested() @Type(() => CustomerSnapshot) customer?: CustomerSnapshot;
  @IsString() connection_name: string;
  /** What no longer works, in plain sentences. */
  @IsString({ each: true }) impact: string[];
  @IsString({ each: true }) troubleshooting: string[];
  /** Where in the product the connection is renewed, e.g. `Settings > Integrations > Salesforce > Reconnect`. */
  @IsString() reconnect_path: string;
  @IsOptional() @IsISO8601() previous_disconnection_at?: string;
  @IsISO8601() opened_at: string;
  /** Nothing is told before this moment: an outage may turn out to explain it. */
  @IsOptional() @IsISO8601() hold_until?: string;
}
