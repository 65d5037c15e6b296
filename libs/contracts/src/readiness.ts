import { IsBoolean, IsInt, IsISO8601, IsOptional, IsString, Min } from 'class-validator';

/** A user's readiness at one provider, with its call to action. */
export class ReadinessStatus {
  @IsString() provider: string;
  @IsBoolean() connected: boolean;
  @IsBoolean() authenticated: boolean;
  @IsBoolean() has_refresh: boolean;
  @IsBoolean() blocking_problem: boolean;
  @IsString() reason: string;
  @IsOptional() @IsString() cta_label: string | null;
  @IsOptional() @IsString() cta_url: string | null;
  @IsISO8601() last_checked: string;
  @IsInt() @Min(1) ttl_seconds: number;
}
