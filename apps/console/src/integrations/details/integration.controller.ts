import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textUpTo, withQuery } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';

import { LoadIntegration, rangeOf, ranges } from './load-integration';

@Roles(...integrationReaders)
@Controller('integrations/:id')
export class IntegrationController {
  constructor(
    private readonly loadIntegration: LoadIntegration,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('integration') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const range = rangeOf(query.range);
    const events = textUpTo(1_000, query.events);
    const page = await this.loadIntegration.load(id, tokenOf(request), request.principal!, { range, events });
    const address = `/integrations/${id}`;
    await this.pages.send(reply, 'integration', {
      ...page,
      tab: 'overview',
      range,
      ranges: ranges.map((one) => ({
        ...one,
        current: one === range,
        url: withQuery(address, { range: one === ranges[0] ? undefined : one.name }),
      })),
      events_url: withQuery(address, { range: range === ranges[0] ? undefined : range.name, events: '' }),
      older_events: events !== undefined,
    });
  }
}
