import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { Nested } from './nested';

/** A logo by what pages and emails need to show it. The image itself is at `/brand/<tenant_id>/logo.png`. */
export class Logo {
  /** Of the image, so that a new one has a new address. */
  @IsString() @Matches(/^[0-9a-f]{16}$/) version: string;
  /** In pixels. */
  @IsInt() @Min(1) @Max(10_000) width: number;
  @IsInt() @Min(1) @Max(10_000) height: number;
}

/** What a tenant looks like to its customers' people, beside its name. */
export class Brand {
  /** Of buttons, on which white text can be read. */
  @IsOptional() @Matches(/^#[0-9a-f]{6}$/) color?: string;
  @IsOptional() @Nested(() => Logo) logo?: Logo;
}
