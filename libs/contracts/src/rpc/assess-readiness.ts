import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { defineRpc } from '../define';
import { ReadinessStatus } from '../readiness';

export class AssessReadinessRequest {
  @IsUUID() tenant_id: string;
  /** The user who would have to act. */
  @IsString() @Length(1, 200) subject: string;
  /** The tenant's enabled ones when absent. */
  @IsOptional() @Matches(/^[a-z][a-z0-9_]{1,49}$/, { each: true }) providers?: string[];
  /** Asks again what is known already. */
  @IsOptional() @IsBoolean() force_refresh?: boolean;
}

/** What our staff have to do at one provider. */
export class StaffReason {
  @IsString() provider: string;
  @IsString() reason: string;
}

export class AssessReadinessAnswer {
  @ValidateNested({ each: true }) @Type(() => ReadinessStatus) statuses: ReadinessStatus[];
  /** For staff alone. */
  @IsOptional() @ValidateNested({ each: true }) @Type(() => StaffReason) staff_reasons?: StaffReason[];
}

/**
 * A bearer token in the NATS header `Authorization` says who asks: a service or staff for any user of its tenant,
 * everybody else for themselves.
 */
export const assessReadiness = defineRpc({
  service: 'integrations',
  verb: 'assess_readiness',
  summary: 'Whether a user’s integrations would let background work succeed, and the call to action if not.',
  request: AssessReadinessRequest,
  response: AssessReadinessAnswer,
});
