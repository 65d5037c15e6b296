import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { withQuery } from '../pages/query-string';
import { customerReaders, integrationReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { customersFilter, customerTabs } from './customers-filter';
import { LoadCustomer } from './load-customer';
import { LoadFigures } from './load-figures';
import { shownCustomer } from './shown-customer';

const PAGE = 25;

@Roles(...customerReaders)
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly api: ServiceApi,
    private readonly figures: LoadFigures,
    private readonly customers: LoadCustomer,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const hasOwn = request.principal!.roles.includes('csm');
    const { shown, asked } = customersFilter(query, hasOwn);
    const [found, figures] = await Promise.all([
      part(this.api.get('/v1/customer-health', token, { query: { ...asked, limit: PAGE } })),
      this.figures.load(token, asked.csm === 'me'),
    ]);
    const { cursor, ...kept } = shown;
    const at = (more: object) => withQuery('/customers', { ...kept, ...more });
    await this.pages.send(reply, 'customers', {
      missing: found.missing,
      customers: found.data?.items.map(shownCustomer) ?? [],
      figures,
      filter: shown,
      has_own: hasOwn,
      tabs: customerTabs.map(({ show, label }) => ({ label, current: show === shown.show, url: at({ show }) })),
      mine_url: at({ of: undefined }),
      all_url: at({ of: 'all' }),
      clear_url: at({ q: undefined }),
      ...pageLinks('/customers', kept, cursor, found.data?.next_cursor),
    });
  }

  @Roles(...integrationReaders)
  @Get(':id')
  async show(
    @IdInPath('customer') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.send(reply, 'customer', await this.customers.load(id, tokenOf(request)));
  }
}
