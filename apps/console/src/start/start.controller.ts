import { Public } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { Visitors } from '../sign-in/visitors';
import { LoadOverview } from './load-overview';

// Without a sign-in, the page says what Linesman is.
@Public()
@Controller()
export class StartController {
  constructor(
    private readonly visitors: Visitors,
    private readonly overview: LoadOverview,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async start(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const principal = await this.visitors.of(request);
    request.principal = principal;
    if (!principal) return this.pages.send(reply, 'start', {});
    await this.pages.send(reply, 'dashboard', await this.overview.load(principal, tokenOf(request), query));
  }
}
