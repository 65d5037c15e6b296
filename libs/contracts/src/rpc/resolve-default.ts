import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { type IntegrationStatus, integrationStatuses } from '../cause';
import { defineRpc } from '../define';
import { type DefaultLevel, defaultLevels, PURPOSE } from '../subscription';

export class ResolveDefaultRequest {
  @IsUUID() tenant_id: string;
  @Matches(PURPOSE) entity_type: string;
  @IsString() @Length(1, 200) entity_id: string;
  /** Whose entity it is; asked second. */
  @IsOptional() @IsUUID() customer_id?: string;
  @Matches(PURPOSE) purpose: string;
}

export class ResolvedDefault {
  @IsUUID() integration_id: string;
  /** Whose integration it is: the asked tenant's, or the platform's own. Execute in its name. */
  @IsUUID() tenant_id: string;
  @IsString() connection_code: string;
  @IsIn(defaultLevels) level: DefaultLevel;
  /** `active` or `error`. */
  @IsIn(integrationStatuses) status: IntegrationStatus;
  @IsOptional() @IsString() status_reason?: string;
}

/** A default that cannot serve, and stands aside for the next level. */
export class PassedOverDefault {
  @IsUUID() integration_id: string;
  @IsIn(defaultLevels) level: DefaultLevel;
  @IsIn(integrationStatuses) status: IntegrationStatus;
}

export class ResolveDefaultAnswer {
  /** Absent when no level has a default that can serve. */
  @IsOptional() @ValidateNested() @Type(() => ResolvedDefault) resolved?: ResolvedDefault;
  @ValidateNested({ each: true }) @Type(() => PassedOverDefault) passed_over: PassedOverDefault[];
}

export const resolveDefault = defineRpc({
  service: 'integrations',
  verb: 'resolve_default',
  summary:
    'Which integration serves an entity for a purpose: its own default, its customer’s, the tenant’s, the platform’s.',
  request: ResolveDefaultRequest,
  response: ResolveDefaultAnswer,
});
