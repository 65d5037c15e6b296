import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { pageLinks } from '../pages/page-links';
import { textUpTo, withQuery } from '../pages/query-string';
import { customerReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { sentInWords } from './sent-in-words';

const HERE = '/daily-summary';
const PAGE = 25;

/** What the next daily summary would say, who was sent one, and the visitor's own switch. */
@Roles(...customerReaders)
@Controller('daily-summary')
export class DailySummaryController {
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
    const token = tokenOf(request);
    const { roles } = request.principal!;
    const [csm, administers] = [roles.includes('csm'), roles.includes('tenant_admin')];
    const of = administers && (!csm || query.of === 'tenant') ? 'tenant' : 'me';
    const cursor = textUpTo(1_000, query.cursor);
    const [preview, sent] = await Promise.all([
      part(this.api.get('/v1/daily-summaries/preview', token, { query: { of } })),
      part(this.api.get('/v1/daily-summaries', token, { query: { limit: PAGE, cursor } })),
    ]);
    const kept = { of: of === 'tenant' && csm ? of : undefined };
    await this.pages.send(reply, 'daily-summary', {
      missing: preview.missing ?? sent.missing,
      preview: preview.data,
      of,
      administers,
      tabs: csm && administers,
      all_url: withQuery(HERE, { of: 'tenant' }),
      sent: sent.data?.items.map((one) => ({ ...one, said: sentInWords(one) })) ?? [],
      ...pageLinks(HERE, kept, cursor, sent.data?.next_cursor),
    });
  }

  /** Switches the visitor's own summaries on or off. */
  @Post()
  async want(
    @Body() { wanted }: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { wanted: wanted === 'yes' };
    await this.api.put('/v1/daily-summaries/mine', tokenOf(request), { body });
    request.session.set('notice', body.wanted ? 'You get daily summaries again.' : 'You get no more daily summaries.');
    await reply.redirect(HERE, 303);
  }
}
