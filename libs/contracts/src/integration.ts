import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';
import { type IntegrationStatus, integrationStatuses } from './cause';
import { GrantedScopes } from './granted-scopes';
import { Nested, NestedList } from './nested';

/** How many entities of one type use an integration, e.g. 12 subscriptions. */
export class LinkedEntities {
  @IsString() @Length(1, 100) entity_type: string;
  @IsInt() @Min(1) count: number;
}

/** An integration without its secrets, as services send it to each other. */
export class IntegrationSnapshot {
  @IsUUID() integration_id: string;
  @IsString() @Length(1, 100) connection_code: string;
  @IsString() @Length(1, 10_000) name: string;
  @IsIn(integrationStatuses) status: IntegrationStatus;
  @IsBoolean() is_critical: boolean;
  @IsOptional() @IsUUID() customer_id?: string;
  /** Subject of the user who owns it. Absent if it belongs to the tenant. */
  @IsOptional() @IsString() user_id?: string;
  /** e.g. `notification_service` for the Slack workspace that sends the tenant's messages. */
  @IsOptional() @IsString() purpose?: string;
  /** 0 until credentials are stored for the first time. */
  @IsInt() @Min(0) credential_version: number;
  /** When the credentials end and nothing renews them. Absent if that is not known. */
  @IsOptional() @IsISO8601() credentials_end_at?: string;
  /** Absent where the provider does not say. */
  @IsOptional() @Nested(() => GrantedScopes) granted?: GrantedScopes;
  /** The provider's id of the account behind it, or the address for a custom API. Integrations may share one. */
  @IsOptional() @IsString() @Length(1, 500) account_id?: string;
  @IsOptional() @NestedList(() => LinkedEntities) linked?: LinkedEntities[];
  @IsISO8601() created_at: string;
  @IsInt() @Min(1) version: number;
}
