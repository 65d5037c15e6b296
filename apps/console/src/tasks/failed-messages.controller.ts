import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textUpTo, withQuery } from '../pages/query-string';
import { shownDelivery } from '../risk-signals/shown-delivery';
import { signalReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

const HERE = '/tasks/failed-messages';

/** Messages that reached nobody, which people have sent again. */
@Roles(...signalReaders)
@Controller('tasks/failed-messages')
export class FailedMessagesController {
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
    const cursor = textUpTo(1_000, query.cursor);
    const asked = { query: { cursor, limit: 25 } };
    const found = await part(this.api.get('/v1/deliveries/failed', tokenOf(request), asked));
    await this.pages.send(reply, 'failed-messages', {
      missing: found.missing,
      messages: found.data?.items.map((one) => shownDelivery(one)),
      here: withQuery(HERE, { cursor }),
      ...pageLinks(HERE, {}, cursor, found.data?.next_cursor),
    });
  }

  @Post(':id/send-again')
  async sendAgain(
    @IdInPath('message') id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.api
      .post('/v1/deliveries/{delivery_id}/send-again', tokenOf(request), { path: { delivery_id: id } })
      .then(() => undefined, refusalOf);
    const done = 'The message is being sent again. If it fails again, it can be sent again later.';
    request.session.set('notice', refusal ? refusal.message : done);
    await reply.redirect(returnTo(body.return_to, this.config.PUBLIC_ORIGIN, HERE), 303);
  }
}
