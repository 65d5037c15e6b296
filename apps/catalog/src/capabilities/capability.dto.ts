import { checkSchema } from '@linesman/provider-kit/validate-parameters';
import { invalidFields } from '@linesman/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { Capability } from './capability.entity';

export class CapabilityBody {
  @IsString() @Length(1, 2_000) description: string;
  /** JSON Schema (2020-12) of the parameters. If absent, any object is accepted. */
  @IsOptional() @IsObject() parameters_schema?: Record<string, unknown>;
}

export class NewCapabilityBody extends CapabilityBody {
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/, { message: 'capability_code must be upper case letters, digits and underscores' })
  capability_code: string;
  @IsInt() @Min(1) @Max(1_000) capability_version = 1;
}

/** The newest version if absent. */
export class VersionQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1_000) capability_version?: number;
}

export function refuseBadSchema(schema: Record<string, unknown> | undefined): void {
  const wrong = schema && checkSchema(schema);
  if (wrong) {
    const field = `parameters_schema${wrong.pointer.replaceAll('/', '.')}`;
    throw invalidFields([{ field, message: wrong.message }]);
  }
}

export type CapabilityView = Omit<Capability, 'admin_fields' | 'removed_at'>;

export function viewOf({ admin_fields: _fields, removed_at: _removed, ...shown }: Capability): CapabilityView {
  return shown;
}
