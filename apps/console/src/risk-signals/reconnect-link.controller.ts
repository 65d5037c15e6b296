import { Roles } from '@linesman/service-kit';
import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { customerReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';

/** Makes the reconnect link of a signal, to hand to a contact whom no email reaches. */
@Roles(...customerReaders)
@Controller('risk-signals/:id/reconnect-link')
export class ReconnectLinkController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Post()
  async make(
    @IdInPath('risk signal') signal_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const back = `/risk-signals/${signal_id}`;
    const { integration_id, integration_name: name } = await this.api.get('/v1/risk-signals/{signal_id}', token, {
      path: { signal_id },
    });
    const made = await this.api
      .post('/v1/integrations/{integration_id}/reconnect-links', token, {
        path: { integration_id },
        body: { signal_id },
      })
      .catch(refusalOf);
    if ('url' in made) return this.pages.send(reply, 'connect-link', { name, link: made, back, reconnects: true });
    request.session.set('notice', made.message);
    await reply.redirect(back, 303);
  }
}
