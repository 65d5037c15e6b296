import { IsArray, IsBoolean, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { defineRpc } from '../define';
import { ReadinessStatus } from '../readiness';
import { NestedList } from '../nested';

export class AssessReadinessRequest {
  @IsUUID() tenant_id: string;
  /** The user whose readiness is assessed. */
  @IsString() @Length(1, 200) subject: string;
  /** If absent, those that the tenant enabled. */
  @IsOptional() @IsArray() @Matches(/^[a-z][a-z0-9_]{1,49}$/, { each: true }) providers?: string[];
  /** Ignores cached answers. */
  @IsOptional() @IsBoolean() force_refresh?: boolean;
}

/** What our staff must do at one provider. */
export class StaffReason {
  @IsString() provider: string;
  @IsString() reason: string;
}

export class AssessReadinessAnswer {
  @NestedList(() => ReadinessStatus) statuses: ReadinessStatus[];
  /** For staff only. */
  @IsOptional() @NestedList(() => StaffReason) staff_reasons?: StaffReason[];
}

/**
 * The caller sends a bearer token in the NATS header `Authorization`. A service or staff may ask about any user of the
 * tenant, everybody else only about themselves.
 */
export const assessReadiness = defineRpc({
  service: 'integrations',
  verb: 'assess_readiness',
  summary: 'Whether background work in a user’s name would succeed now, and the call to action if not.',
  request: AssessReadinessRequest,
  response: AssessReadinessAnswer,
  repeatable: true,
});
