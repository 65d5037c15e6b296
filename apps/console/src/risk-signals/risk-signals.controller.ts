import { notFound, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignalRow } from '../model/signal-view';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { signalReaders } from '../pages/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

const statuses = ['open', 'resolved'];

@Roles(...signalReaders)
@Controller('risk-signals')
export class RiskSignalsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query('status') wanted: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const status = statuses.find((one) => one === wanted) ?? 'open';
    const path = `/risk-signals?status=${status}`;
    const signals = await part(this.api.list<SignalRow>('status-monitor', path, tokenOf(request)));
    await this.pages.send(reply, 'risk-signals', { signals, status });
  }

  @Post(':id/acknowledge')
  async acknowledge(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => notFound('risk signal') })) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.post('notifier', `/risk-signals/${id}/acknowledge`, tokenOf(request));
    request.session.set('notice', 'You have taken this signal on.');
    await reply.redirect('/risk-signals', 303);
  }
}
