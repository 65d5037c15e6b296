import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { textUpTo } from '../pages/query-string';
import { everybody } from '../sign-in/readers';
import { LoadSearch } from './load-search';

/** Shorter words match nearly all. */
const SHORTEST = 2;

/** Search over everything. The dialog of every page shows what this page finds. */
@Roles(...everybody)
@Controller('search')
export class SearchController {
  constructor(
    private readonly search: LoadSearch,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const q = textUpTo(200, query.q);
    const kinds =
      q && q.length >= SHORTEST ? await this.search.load(q, request.principal!, tokenOf(request)) : undefined;
    await this.pages.send(reply, 'search', {
      q,
      kinds,
      count: kinds?.reduce((sum, { found }) => sum + found.length, 0),
    });
  }
}
