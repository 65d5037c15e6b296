import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { alertsPage, readAlerts, valuesOf, withAlerts } from './alerts-form';
import { LoadAlerts } from './load-alerts';

/** Where staff are notified of what only they can do. */
@Roles(...staff)
@Controller('staff/alerts')
export class AlertsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly alerts: LoadAlerts,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { settings, etag } = await this.alerts.load(tokenOf(request));
    await this.pages.send(reply, 'staff/alerts', { ...alertsPage(settings, valuesOf(settings)), etag });
  }

  /** Two people who save at once: the second one is asked to look again, with what they typed. */
  @Post()
  async save(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { settings, etag } = await this.alerts.load(token);
    const values = readAlerts(posted);
    const refusal = await this.api
      .put('/v1/tenant/settings', token, {
        body: withAlerts(settings, values),
        if_match: textOf(posted.etag) || etag,
      })
      .then(() => undefined, refusalOf);
    if (refusal) return this.pages.send(reply, 'staff/alerts', { ...alertsPage(settings, values, refusal), etag }, 422);
    request.session.set('notice', 'Saved.');
    await reply.redirect('/staff/alerts', 303);
  }
}
