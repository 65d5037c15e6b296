import type { Brand, TenantSettings } from '@linesman/contracts';
import { Caller, EntityTag, type Expected, IfMatch, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, Put, UseInterceptors } from '@nestjs/common';
import { IsBase64, IsOptional, Length, Matches } from 'class-validator';
import { ChangeBrand } from './change-brand';
import { MOST_BYTES } from './read-png';

export class ColorBody {
  /** Such as #1f5fd6; the plain colour if absent. White text has to be readable on it: a contrast of 4.5 to 1. */
  @IsOptional()
  @Matches(/^#[0-9a-f]{6}$/, { message: 'is not a colour such as #1f5fd6, in lower case' })
  color?: string;
}

export class LogoBody {
  /** A PNG image of at most 64 KB and 2000 × 1000 pixels, in Base64. It is shown at most 48 pixels high. */
  @IsBase64() @Length(4, Math.ceil((MOST_BYTES * 4) / 3) + 1_024) png: string;
}

/** The brand after a change, with the version of the settings that it is a part of. */
export interface BrandView extends Brand {
  version: number;
}

const brandOf = ({ brand, version }: TenantSettings): BrandView => ({ ...brand, version });

/** What a tenant looks like to its customers' people. `GET /tenant/settings` shows it. */
@Roles('tenant_admin')
@UseInterceptors(EntityTag)
@Controller('tenant/brand')
export class BrandController {
  constructor(private readonly brand: ChangeBrand) {}

  /** The colour of buttons in emails and on pages of links. */
  @Put('color')
  async setColor(
    @Caller() caller: Principal,
    @Body() { color }: ColorBody,
    @IfMatch() expected: Expected,
  ): Promise<BrandView> {
    return brandOf(await this.brand.color(caller, color, expected));
  }

  /** The logo at the top of emails and of pages of links, in place of the name. */
  @Put('logo')
  async setLogo(
    @Caller() caller: Principal,
    @Body() { png }: LogoBody,
    @IfMatch() expected: Expected,
  ): Promise<BrandView> {
    return brandOf(await this.brand.logo(caller, png, expected));
  }

  /** The name is shown in its place. */
  @Delete('logo')
  async removeLogo(@Caller() caller: Principal, @IfMatch() expected: Expected): Promise<BrandView> {
    return brandOf(await this.brand.withoutLogo(caller, expected));
  }
}
