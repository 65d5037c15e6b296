import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { type IntegrationStatus, integrationStatuses } from '../cause';
import { defineRpc } from '../define';
import { type DefaultLevel, defaultLevels, PURPOSE } from '../subscription';

export class ResolveDefaultRequest {
  @IsUUID() tenant_id: string;
  @Matches(PURPOSE) entity_type: string;
  @IsString() @Length(1, 200) entity_id: string;
  /** The customer of the entity. Its default is used if the entity has none. */
  @IsOptional() @IsUUID() customer_id?: string;
  @Matches(PURPOSE) purpose: string;
}

export class ResolvedDefault {
  @IsUUID() integration_id: string;
  /** The tenant of the integration: the requested one or the platform tenant. Execute for this tenant. */
  @IsUUID() tenant_id: string;
  @IsString() connection_code: string;
  @IsIn(defaultLevels) level: DefaultLevel;
  /** `active` or `error`. */
  @IsIn(integrationStatuses) status: IntegrationStatus;
  @IsOptional() @IsString() status_reason?: string;
}

/** A default that cannot be used, so that the next level was tried. */
export class PassedOverDefault {
  @IsUUID() integration_id: string;
  @IsIn(defaultLevels) level: DefaultLevel;
  @IsIn(integrationStatuses) status: IntegrationStatus;
}

export class ResolveDefaultAnswer {
  /** Absent if no level has a default that can be used. */
  @IsOptional() @ValidateNested() @Type(() => ResolvedDefault) resolved?: ResolvedDefault;
  @ValidateNested({ each: true }) @Type(() => PassedOverDefault) passed_over: PassedOverDefault[];
}

export const resolveDefault = defineRpc({
  service: 'integrations',
  verb: 'resolve_default',
  summary:
    'Finds the integration for an entity and a purpose: the default of the entity, its customer, the tenant or the platform.',
  request: ResolveDefaultRequest,
  response: ResolveDefaultAnswer,
});
