import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textUpTo } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { shownDecision } from './shown-decision';

const HERE = '/risk-signals/decisions';
const PAGE = 30;

/** Why one person was notified, or was not, in the last 30 days. */
@Roles(...signalReaders)
@Controller('risk-signals/decisions')
export class DecisionsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const recipient = textUpTo(320, query.recipient) ?? request.principal?.email;
    const cursor = textUpTo(1_000, query.cursor);
    const asked = { recipient, cursor, limit: PAGE };
    const found = await part(this.api.get('/v1/decisions', tokenOf(request), { query: asked }));
    await this.pages.send(reply, 'decisions', {
      missing: found.missing,
      denied: found.denied,
      recipient,
      decisions: found.data?.items.map(shownDecision) ?? [],
      ...pageLinks(HERE, { recipient }, cursor, found.data?.next_cursor),
    });
  }
}
