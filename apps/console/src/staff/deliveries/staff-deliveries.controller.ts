import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../../config';
import { refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { pageLinks } from '../../pages/page-links';
import { withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { returnTo } from '../../sign-in/return-to';
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
    private readonly config: ConsoleConfig,
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
      here: withQuery(HERE, shown),
      filtered: Object.values(kept).some(Boolean),
      tabs: [undefined, ...deliveryStates].map((state) => ({
        state,
        current: state === shown.state,
        url: withQuery(HERE, { ...kept, state }),
      })),
      clear_url: withQuery(HERE, { state: kept.state }),
      ...pageLinks(HERE, kept, cursor, next),
    });
  }

  @Post(':id/send-again')
  async sendAgain(
    @IdInPath('delivery') id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.api
      .post('/v1/internal/deliveries/{delivery_id}/send-again', tokenOf(request), { path: { delivery_id: id } })
      .then(() => undefined, refusalOf);
    request.session.set('notice', refusal ? refusal.message : 'The message is being sent again.');
    await reply.redirect(returnTo(body.return_to, this.config.PUBLIC_ORIGIN, HERE), 303);
  }
}
