import { type IntegrationStatus, integrationStatuses, PURPOSE } from '@linesman/contracts';
import { invalidFields, IsMoment, Nullable, PageQuery } from '@linesman/service-kit';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';

class ChangeableFields {
  @IsOptional() @IsBoolean() is_critical?: boolean;
  /** The customer that it belongs to; null if it belongs to the tenant itself. */
  @Nullable() @IsOptional() @IsUUID() customer_id?: string | null;
  /** Subject of the user who owns it; null if no single user does. */
  @Nullable() @IsOptional() @IsString() @Length(1, 200) user_id?: string | null;
  /** e.g. `notification_service`. */
  @Nullable()
  @IsOptional()
  @Matches(PURPOSE, { message: 'purpose must be lower case letters, digits and underscores' })
  purpose?: string | null;
  /** Non-secret settings, as the provider's manifest declares them. */
  @IsOptional() @IsObject() config?: Record<string, unknown>;
  @IsOptional() @IsObject() metadata?: Record<string, unknown>;
  /** For a provider that takes keys. They are checked with the provider and sealed. Nobody can read them again. */
  @IsOptional() @IsObject() credentials?: Record<string, unknown>;
  /** When these credentials end, if the provider gave the key an end. People are told seven days before. */
  @IsOptional() @IsMoment() credentials_end_at?: Date;
}

export class NewIntegrationBody extends ChangeableFields {
  @IsString() @Length(1, 100) connection_code: string;
  @IsString() @Length(1, 200) name: string;
}

/** A field that is absent keeps its value. */
export class IntegrationBody extends ChangeableFields {
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  /** `inactive` switches it off, `active` switches it on again. Any other status follows from its health. */
  @IsOptional() @IsIn(['active', 'inactive']) status?: 'active' | 'inactive';
}

export class IntegrationFilter extends PageQuery {
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
  @IsOptional() @IsIn(integrationStatuses) status?: IntegrationStatus;
  @IsOptional() @IsUUID() customer_id?: string;
  /** `tenant`: only those that belong neither to a customer nor to a user. */
  @IsOptional() @IsIn(['tenant']) owner?: 'tenant';
  /** Subject of the user who owns it. `me`: the caller. */
  @IsOptional() @IsString() @Length(1, 200) user_id?: string;
  @IsOptional()
  @Matches(PURPOSE, { message: 'purpose must be lower case letters, digits and underscores' })
  purpose?: string;
  /** Part of the name. */
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsOptional() @IsIn(['true', 'false']) is_critical?: 'true' | 'false';
  /** Only the integrations with these ids, separated by commas, 200 at most. */
  @IsOptional()
  @Transform(({ value }) => String(value).split(','))
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  integration_ids?: string[];
}

const MOST_METADATA_BYTES = 16_384;

export function refuseLargeMetadata(metadata?: Record<string, unknown>): void {
  if (metadata && Buffer.byteLength(JSON.stringify(metadata)) > MOST_METADATA_BYTES)
    throw invalidFields([{ field: 'metadata', message: `must not be larger than ${MOST_METADATA_BYTES} bytes` }]);
}

/** An end belongs to the key that is entered with it. */
export function refuseLoneEnd({ credentials, credentials_end_at }: ChangeableFields): void {
  if (credentials_end_at && !credentials)
    throw invalidFields([{ field: 'credentials_end_at', message: 'must come with the credentials that end then' }]);
}
