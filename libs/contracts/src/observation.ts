import { IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { type Cause, causes } from './cause';
import { Nested } from './nested';

/** measurement: not one call, but what the figures of many show. records: what a sync run read. scopes: what the provider granted. */
export const observationSources = [
  'execution',
  'probe',
  'refresh',
  'webhook',
  'sso',
  'provider_webhook',
  'schedule',
  'measurement',
  'records',
  'scopes',
] as const;
export type ObservationSource = (typeof observationSources)[number];

/** What is left of the requests that a provider allows in a day, as its answer said. */
export class DailyRequests {
  @IsInt() @Min(0) left: number;
  /** Absent where the answer does not name it. */
  @IsOptional() @IsInt() @Min(1) limit?: number;
}

/** One fact about an integration's health. */
export class Observation {
  @IsUUID() integration_id: string;
  @IsIn(observationSources) source: ObservationSource;
  @IsIn(['success', 'failure']) outcome: 'success' | 'failure';
  /** Set when the outcome is a failure. */
  @IsOptional() @IsIn(causes) cause?: Cause;
  /** The provider's own code, e.g. `invalid_grant`, `INVALID_SESSION_ID`. */
  @IsOptional() @IsString() @Length(0, 200) error_code?: string;
  /** One sentence for people. Never contains a credential. */
  @IsOptional() @IsString() @Length(0, 1000) message?: string;
  /** The part that was tried: a capability code or the name of a probe. */
  @IsOptional() @IsString() @Length(0, 100) part?: string;
  @IsOptional() @IsInt() http_status?: number;
  /** Of a refusal for want of a permission: its name, where the provider said it. */
  @IsOptional() @IsString() @Length(1, 200) missing_scope?: string;
  /** Absent if the provider does not say. */
  @IsOptional() @Nested(() => DailyRequests) daily_requests?: DailyRequests;
  @IsOptional() @IsNumber() @Min(0) latency_ms?: number;
  /** Of the bodies of all requests and answers of the call. Absent if there were none, and where its sync run tells them. */
  @IsOptional() @IsInt() @Min(0) bytes_sent?: number;
  @IsOptional() @IsInt() @Min(0) bytes_received?: number;
  /**
   * When the credentials, or the certificate behind them, end and nothing renews them, as a probe that worked found.
   * Absent if the provider does not say.
   */
  @IsOptional() @IsISO8601() credentials_end_at?: string;
  /** When the call began. With credential_version it shows that an answer is too late to open or close a signal. */
  @IsISO8601() started_at: string;
  @IsInt() @Min(0) credential_version: number;
}
