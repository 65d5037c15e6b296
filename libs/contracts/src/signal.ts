import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { type Severity, severities, type SignalType, signalTypes } from './cause';
import { CustomerSnapshot } from './customer';
import { IntegrationStatusChanged } from './events/integration-status-changed.v1';

/** A risk signal with everything that a message about it needs. */
export class SignalSnapshot {
  @IsUUID() signal_id: string;
  @IsIn(signalTypes) signal_type: SignalType;
  @IsIn(severities) severity: Severity;
  /** The health change that caused it. Triggers of workflows are matched against it. */
  @ValidateNested() @Type(() => IntegrationStatusChanged) status_change: IntegrationStatusChanged;
  /** Absent if the integration belongs to no customer. The tenant's admins are notified then. */
  @IsOptional() @ValidateNested() @Type(() => CustomerSnapshot) customer?: CustomerSnapshot;
  @IsString() connection_name: string;
  /** What does not work, as sentences. */
  @IsString({ each: true }) impact: string[];
  @IsString({ each: true }) troubleshooting: string[];
  /** Where a person reconnects in the product, e.g. `Settings > Integrations > Salesforce > Reconnect`. */
  @IsString() reconnect_path: string;
  @IsOptional() @IsISO8601() previous_disconnection_at?: string;
  @IsISO8601() opened_at: string;
  /** Nobody is notified before this time, because the cause may be an outage. */
  @IsOptional() @IsISO8601() hold_until?: string;
}
