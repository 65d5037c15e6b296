import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { states, stateWords } from '../head/state-of';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { pageLinks } from '../../pages/page-links';
import { withQuery } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';
import { FindConnectPage } from '../connect/find-connect-page';
import { listFilter } from './list-filter';
import { LoadIntegrationPage } from './load-integration-page';
import { LoadRights } from '../rights/rights';

@Roles(...integrationReaders)
@Controller('integrations')
export class IntegrationsController {
  constructor(
    private readonly loadPage: LoadIntegrationPage,
    private readonly rights: LoadRights,
    private readonly findConnectPage: FindConnectPage,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    if (typeof query.connect === 'string') {
      const url = await this.findConnectPage.find(token, request.principal!.subject, query.connect);
      return void (await reply.redirect(url, 303));
    }
    const filter = listFilter(query);
    const [page, to_create] = await Promise.all([
      this.loadPage.load(token, filter),
      this.rights.toCreate(request.principal!, token),
    ]);
    const { cursor, customer_id: _id, customer: _name, ...rest } = filter;
    const kept = { ...rest, customer_id: page.customer?.customer_id };
    await this.pages.send(reply, 'integrations', {
      ...page,
      may_create: to_create.some,
      filter,
      filtered: Object.values(kept).some(Boolean) || page.customer_choices !== undefined,
      tabs: [undefined, ...states].map((state) => ({
        label: state ? stateWords[state].label : 'All',
        current: state === filter.state,
        url: withQuery('/integrations', { ...kept, state }),
      })),
      choices: page.customer_choices?.map(({ customer_id, name }) => ({
        name,
        url: withQuery('/integrations', { ...kept, customer_id }),
      })),
      ...pageLinks('/integrations', kept, cursor, page.next_cursor),
    });
  }
}
