import { type IntegrationStatus, integrationStatuses, PURPOSE } from '@linesman/contracts';
import { invalidFields, PageQuery } from '@linesman/service-kit';
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
  /** The customer it belongs to; null: the tenant's own. */
  @IsOptional() @IsUUID() customer_id?: string | null;
  /** Subject of the one user who owns it; null: nobody in particular. */
  @IsOptional() @IsString() @Length(1, 200) user_id?: string | null;
  /** e.g. `notification_service`. */
  @IsOptional()
  @Matches(PURPOSE, { message: 'purpose must be lower case letters, digits and underscores' })
  purpose?: string | null;
  /** Non-secret settings, as the provider's manifest declares them. */
  @IsOptional() @IsObject() config?: Record<string, unknown>;
  @IsOptional() @IsObject() metadata?: Record<string, unknown>;
  /** Where the provider takes keys. They are checked with the provider, sealed, and shown to nobody again. */
  @IsOptional() @IsObject() credentials?: Record<string, unknown>;
}

export class NewIntegrationBody extends ChangeableFields {
  @IsString() @Length(1, 100) connection_code: string;
  @IsString() @Length(1, 200) name: string;
}

/** What is left out stays as it is. */
export class IntegrationBody extends ChangeableFields {
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  /** `inactive` puts it aside, `active` takes it back; the rest follows its health. */
  @IsOptional() @IsIn(['active', 'inactive']) status?: 'active' | 'inactive';
}

export class IntegrationFilter extends PageQuery {
  @IsOptional() @IsString() @Length(1, 100) connection_code?: string;
  @IsOptional() @IsIn(integrationStatuses) status?: IntegrationStatus;
  @IsOptional() @IsUUID() customer_id?: string;
  /** Subject of the user who owns it. */
  @IsOptional() @IsString() @Length(1, 200) user_id?: string;
  @IsOptional()
  @Matches(PURPOSE, { message: 'purpose must be lower case letters, digits and underscores' })
  purpose?: string;
  /** A part of the name. */
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsOptional() @IsIn(['true', 'false']) is_critical?: 'true' | 'false';
  /** Only these, separated by commas, 200 at most. */
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
