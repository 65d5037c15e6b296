import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { type GrantRequest, Grants, type GrantView } from './grants';

@Controller('_control')
export class GrantsController {
  constructor(private readonly grants: Grants) {}

  @Get('grants')
  list(@Query() query: GrantRequest): { grants: GrantView[] } {
    return { grants: this.grants.list(query) };
  }

  @Post('grants')
  make(@Body() body: GrantRequest | undefined): Promise<Record<string, unknown>> {
    return this.grants.make(body ?? {});
  }

  @Post('grants/revoke')
  @HttpCode(200)
  revoke(@Body() body: GrantRequest | undefined): { revoked: GrantView[] } {
    return { revoked: this.grants.revoke(body ?? {}) };
  }

  @Post('tokens/expire')
  @HttpCode(200)
  expire(@Body() body: GrantRequest | undefined): { expired: number } {
    return { expired: this.grants.expireAccessTokens(body ?? {}) };
  }
}
