import { notFound, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { pageLinks } from '../pages/page-links';
import { textUpTo } from '../pages/query-string';
import { everybody } from '../sign-in/readers';
import { LoadLogos } from '../triage/load-logos';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { historyInWords, outageInWords } from './outage-in-words';

const PAGE = 25;

/** Which providers work, and their outages. */
@Roles(...everybody)
@Controller('providers')
export class ProvidersController {
  constructor(
    private readonly api: ServiceApi,
    private readonly logos: LoadLogos,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = tokenOf(request);
    const [found, logos] = await Promise.all([
      part(this.api.get('/v1/providers/status', token)),
      this.logos.all(token),
    ]);
    const providers = found.data?.items ?? [];
    await this.pages.send(reply, 'providers', {
      missing: found.missing,
      logos,
      failing: providers.filter(({ outage }) => outage).length,
      providers: providers.map((one) => ({
        ...one,
        history: historyInWords(one),
        outage: one.outage && outageInWords(one.outage, one.connection_name),
      })),
    });
  }

  @Get(':code')
  async show(
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const cursor = textUpTo(1_000, query.cursor);
    const [statuses, found] = await Promise.all([
      part(this.api.get('/v1/providers/status', token)),
      part(
        this.api.get('/v1/providers/{connection_code}/outages', token, {
          path: { connection_code: code },
          query: { cursor, limit: PAGE },
        }),
      ),
    ]);
    const missing = statuses.missing ?? found.missing;
    const provider = statuses.data?.items.find(({ connection_code }) => connection_code === code);
    if (!missing && !provider) throw notFound('provider');
    const path = `/providers/${encodeURIComponent(code)}`;
    await this.pages.send(reply, 'provider', {
      missing,
      provider: provider && { ...provider, history: historyInWords(provider) },
      outages: found.data?.items.map((one) => outageInWords(one, provider?.connection_name ?? code)) ?? [],
      ...pageLinks(path, {}, cursor, found.data?.next_cursor),
    });
  }
}
