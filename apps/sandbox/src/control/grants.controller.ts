import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { World } from '../world/world';
import { problem } from '../traffic/problem';
import { type GrantRequest, Grants, type GrantView } from './grants';

@Controller('_control')
export class GrantsController {
  constructor(
    @Inject(Grants) private readonly grants: Grants,
    @Inject(World) private readonly world: World,
  ) {}

  @Get('accounts')
  accounts(@Query('provider') provider = ''): unknown {
    const { provider_accounts, tenants } = this.world;
    if (provider === 'slack') return { accounts: tenants.map(({ slack }) => slack) };
    if (!Object.hasOwn(provider_accounts, provider)) {
      throw problem(422, `provider must be one of slack, ${Object.keys(provider_accounts).join(', ')}`, 'provider');
    }
    return { accounts: provider_accounts[provider as keyof World['provider_accounts']] };
  }

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
