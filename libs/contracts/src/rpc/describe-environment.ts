import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { type Cause, causes, type HealthState, healthStates, severities, type Severity } from '../cause';
import { defineRpc } from '../define';
import { Nested, NestedList } from '../nested';

export class DescribeEnvironmentRequest {
  @IsUUID() tenant_id: string;
  @IsUUID() customer_id: string;
}

/** What is wrong with an integration, as its open signal says. */
export class EnvironmentProblem {
  @IsUUID() signal_id: string;
  @IsIn(severities) severity: Severity;
  @IsISO8601() opened_at: string;
  @IsOptional() @IsIn(causes) cause?: Cause;
  @IsString() reason: string;
}

export class EnvironmentEndpoint {
  @IsString() endpoint: string;
  @IsIn(['platform', 'provider']) sent_by: 'platform' | 'provider';
  @IsISO8601() last_heard_at: string;
  @IsBoolean() works: boolean;
}

/** What the status-monitor knows of an integration. What nobody knows is absent. */
export class IntegrationCondition {
  @IsUUID() integration_id: string;
  @IsOptional() @IsIn(healthStates) state?: HealthState;
  /** The technical score. */
  @IsOptional() @IsInt() @Min(0) @Max(100) score?: number;
  @IsOptional() @IsISO8601() last_checked_at?: string;
  @IsOptional() @IsISO8601() last_success_at?: string;
  @IsOptional() @IsISO8601() last_successful_sync?: string;
  /** When the credentials or the certificate end and nothing renews them. */
  @IsOptional() @IsISO8601() credentials_end_at?: string;
  /** Of an identity provider: fingerprints of certificates, ids of keys. */
  @IsOptional() @IsArray() @IsString({ each: true }) signing_keys?: string[];
  @IsOptional() @Nested(() => EnvironmentProblem) problem?: EnvironmentProblem;
  /** Of 90 days. */
  @IsOptional() @IsNumber() uptime_percent?: number;
  @IsInt() @Min(0) disconnections: number;
  @IsInt() @Min(0) down_seconds: number;
  /** Endpoints of which webhooks were reported, the newest report first; 50 at most. */
  @NestedList(() => EnvironmentEndpoint) endpoints: EnvironmentEndpoint[];
}

export class DescribeEnvironmentAnswer {
  /** The technical score of the customer. */
  @IsOptional() @IsInt() @Min(0) @Max(100) score?: number;
  /** Critical ones first, 200 at most. */
  @NestedList(() => IntegrationCondition) integrations: IntegrationCondition[];
}

export const describeEnvironment = defineRpc({
  service: 'status-monitor',
  verb: 'describe_environment',
  summary: 'How the integrations of a customer work, and how reliable they were.',
  request: DescribeEnvironmentRequest,
  response: DescribeEnvironmentAnswer,
  repeatable: true,
});
