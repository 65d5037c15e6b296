import { IsBoolean, IsInt, IsObject, IsOptional, IsString, Min } from 'class-validator';
import { defineEvent } from '../define';

export class CapabilitySnapshot {
  @IsString() connection_code: string;
  @IsString() capability_code: string;
  @IsInt() @Min(1) capability_version: number;
  @IsString() description: string;
  /** JSON Schema of the parameters. */
  @IsOptional() @IsObject() parameters_schema?: Record<string, unknown>;
  @IsBoolean() removed: boolean;
  @IsInt() @Min(1) version: number;
}

export const capabilityChanged = defineEvent({
  type: 'capability_changed',
  producer: 'catalog',
  aggregate: 'capability',
  verb: 'changed',
  summary: 'A capability of a connection was added, changed or removed.',
  data: CapabilitySnapshot,
});
