import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../forms/refusal-of';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { customerReaders } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';

/** Asks the platform, which sends the webhooks, for a test delivery. */
@Roles(...customerReaders)
@Controller('integrations/:id/webhook-tests')
export class WebhookTestController {
  constructor(private readonly api: ServiceApi) {}

  @Post()
  async send(
    @IdInPath('integration') integration_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const endpoint = textOf(posted.endpoint);
    const notice = await this.api
      .post('/v1/webhook-endpoints/tests', tokenOf(request), { body: { integration_id, endpoint } })
      .then(
        () => 'The platform was asked to send a test webhook. What became of it is shown here once it is reported.',
        (error: unknown) => refusalOf(error).message,
      );
    request.session.set('notice', notice);
    await reply.redirect(`/integrations/${integration_id}#webhooks`, 303);
  }
}
