import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Min } from 'class-validator';
import { Nested } from './nested';
import { TextOrNull } from './text-or-null';

/** What to ask the admins of the tenant for, with `POST /access-requests`. */
export class ReadinessAsk {
  @IsIn(['connect', 'reconnect']) action: 'connect' | 'reconnect';
  @IsOptional() @IsUUID() integration_id?: string;
}

/** A user's readiness at one provider, with its call to action. */
export class ReadinessStatus {
  @IsString() provider: string;
  @IsBoolean() connected: boolean;
  @IsBoolean() authenticated: boolean;
  @IsBoolean() has_refresh: boolean;
  @IsBoolean() blocking_problem: boolean;
  @IsString() reason: string;
  /** Null where nobody can do anything. */
  @TextOrNull() cta_label: string | null;
  /** Null where the user may not act, or cannot end the problem. */
  @TextOrNull() cta_url: string | null;
  @IsISO8601() last_checked: string;
  @IsInt() @Min(1) ttl_seconds: number;
  /** Only where the user may not act and an admin may. */
  @IsOptional() @Nested(() => ReadinessAsk) ask?: ReadinessAsk;
}
