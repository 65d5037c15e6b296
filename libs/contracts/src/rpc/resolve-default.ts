import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { type IntegrationStatus, integrationStatuses } from '../cause';
import { defineRpc } from '../define';
import { type DefaultLevel, defaultLevels, PURPOSE } from '../subscription';
import { Nested, NestedList } from '../nested';

export class ResolveDefaultRequest {
  @IsUUID() tenant_id: string;
  /** With `user` and a subject as `entity_id`, the user's own integrations count too, without a link. */
  @Matches(PURPOSE) entity_type: string;
  @IsString() @Length(1, 200) entity_id: string;
  /** The customer of the entity. Its default is used if the entity has none. */
  @IsOptional() @IsUUID() customer_id?: string;
  @Matches(PURPOSE) purpose: string;
  /** Only integrations of this connection. Of a user's own ones it then finds the only one, whatever its purpose. */
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
}

export class ResolvedDefault {
  @IsUUID() integration_id: string;
  /** The tenant of the integration: the requested one or the platform tenant. Execute for this tenant. */
  @IsUUID() tenant_id: string;
  @IsString() connection_code: string;
  /** `entity` for a user's own integration too. */
  @IsIn(defaultLevels) level: DefaultLevel;
  /** `active` or `error`. */
  @IsIn(integrationStatuses) status: IntegrationStatus;
  @IsOptional() @IsString() status_reason?: string;
}

/** A default that cannot be used, so that the next level was tried, or one of several that a user has. */
export class PassedOverDefault {
  @IsUUID() integration_id: string;
  @IsIn(defaultLevels) level: DefaultLevel;
  @IsIn(integrationStatuses) status: IntegrationStatus;
}

export class ResolveDefaultAnswer {
  /** Absent if no level has a default that can be used. */
  @IsOptional() @Nested(() => ResolvedDefault) resolved?: ResolvedDefault;
  @NestedList(() => PassedOverDefault) passed_over: PassedOverDefault[];
}

export const resolveDefault = defineRpc({
  service: 'integrations',
  verb: 'resolve_default',
  summary:
    'Finds the integration for an entity and a purpose: the default of the entity, a user’s own, or the default of the customer, the tenant or the platform.',
  request: ResolveDefaultRequest,
  response: ResolveDefaultAnswer,
  repeatable: true,
});
