import type { Providers } from '@linesman/providers';
import { Answers, notFound, Public } from '@linesman/service-kit';
import { Controller, Get, Headers, HttpCode, Inject, Options, Query, Res, UseGuards } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { IntegrationsConfig } from '../config';
import { PROVIDERS } from '../providers/provider-calls';
import { AssessForUser } from '../readiness/assess-for-user';
import { KnownOrigins } from './known-origins.system';
import { OfPage, PageTokenGuard } from './page-token.guard';
import type { PageUser } from './page-tokens';
import { RenderFragment } from './render-fragment';
import { withWayBack } from './with-way-back';

export class FragmentQuery {
  @Matches(/^[a-z0-9_]{1,100}$/, { message: 'provider must be the code of a provider, as in dropbox' })
  provider: string;
  @IsOptional() @IsIn(['true', 'false']) compact?: 'true' | 'false';
}

// Public: pages of other services use it with a page token instead of an access token.
@Public()
@Controller('cta/fragment')
export class FragmentController {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly readiness: AssessForUser,
    private readonly known: KnownOrigins,
    private readonly partial: RenderFragment,
    private readonly config: IntegrationsConfig,
  ) {}

  /** Says which pages of others may ask. */
  @Options()
  @HttpCode(204)
  async preflight(
    @Headers('origin') origin: string = '',
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    reply.header('vary', 'Origin').header('cache-control', 'private, no-store');
    if (!origin || !(await this.known.has(origin))) return;
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'authorization',
      'access-control-max-age': '600',
    });
  }

  /** The call to action of one user for one provider; empty where nothing has to be done. */
  @UseGuards(PageTokenGuard)
  @Get()
  @Answers({ 200: 'text/html' })
  async getFragment(
    @OfPage() user: PageUser,
    @Query() { provider, compact }: FragmentQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!this.providers.has(provider)) throw notFound('provider');
    const [status] = await this.readiness.assess(user, [provider]);
    reply.type('text/html; charset=utf-8').headers({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    return this.partial.render(withWayBack(status!, this.config.PUBLIC_ORIGIN, user.return_url), compact === 'true');
  }
}
