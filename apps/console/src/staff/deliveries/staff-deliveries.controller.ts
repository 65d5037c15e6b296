import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { deliveryFilter, deliveryStates } from './delivery-filter';
import { deliveryInWords } from './delivery-in-words';

const HERE = '/staff/deliveries';

@Roles(...staff)
@Controller('staff/deliveries')
export class StaffDeliveriesController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { shown, asked, error } = deliveryFilter(query);
    const found = error
      ? {}
      : await part(this.api.get('/v1/internal/deliveries', tokenOf(request), { query: { ...asked, limit: 50 } }));
    const { cursor, ...kept } = shown;
    const next = found.data?.next_cursor;
    await this.pages.send(reply, 'staff/deliveries', {
      missing: found.missing,
      deliveries: found.data?.items.map(deliveryInWords),
      filter: shown,
      error,
      filtered: Object.values(kept).some(Boolean),
      tabs: [undefined, ...deliveryStates].map((state) => ({
        state,
        current: state === shown.state,
        url: withQuery(HERE, { ...kept, state }),
      })),
      clear_url: withQuery(HERE, { state: kept.state }),
      first_url: cursor && withQuery(HERE, kept),
      next_url: next && withQuery(HERE, { ...kept, cursor: next }),
    });
  }
}
