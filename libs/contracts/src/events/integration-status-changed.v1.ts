import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { type Cause, causes, type HealthStatus, healthStatuses, type Party, parties } from '../cause';
import { defineEvent } from '../define';
import { Describes } from '../describes';
import { type ObservationSource, observationSources } from '../observation';

export class IntegrationStatusChanged {
  @IsUUID() integration_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  /** The connection code: salesforce, slack, dropbox… */
  @IsString() integration_type: string;
  @IsString() integration_name: string;
  @IsIn(healthStatuses) old_status: HealthStatus;
  @IsIn(healthStatuses) new_status: HealthStatus;
  @IsOptional() @IsIn(causes) cause?: Cause;
  @IsIn(parties) party_at_fault: Party;
  @IsOptional() @IsString() @Length(0, 1000) failure_reason?: string;
  @IsOptional() @IsString() error_code?: string;
  /** Parts that fail while others work. */
  @IsOptional() @IsArray() @IsString({ each: true }) failing_parts?: string[];
  @IsBoolean() is_critical: boolean;
  @IsInt() @Min(0) failure_count: number;
  @Describes(observationSources) detected_by: ObservationSource | (string & {});
  /** When the call of the observation began that showed the change. */
  @IsISO8601() observed_at: string;
  @IsISO8601() changed_at: string;
}

export const integrationStatusChanged = defineEvent({
  type: 'integration_status_changed',
  producer: 'status-monitor',
  aggregate: 'integration',
  verb: 'status_changed',
  summary: 'The health of an integration changed.',
  data: IntegrationStatusChanged,
});
