import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { textUpTo } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { ServiceApi } from '../upstream/service-api';

/** Lets emails go again to a contact whose address bounced. */
@Roles(...signalReaders)
@Controller('customers/:id/contact/send-again')
export class SendAgainController {
  constructor(
    private readonly api: ServiceApi,
    private readonly config: ConsoleConfig,
  ) {}

  @Post()
  async lift(
    @IdInPath('customer') id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const address = textUpTo(320, body.address) ?? '';
    const refusal = await this.api
      .delete('/v1/contacts/{address}/stop', tokenOf(request), { path: { address } })
      .then(() => undefined, refusalOf);
    request.session.set('notice', refusal ? refusal.message : `Emails go to ${address} again.`);
    await reply.redirect(returnTo(body.return_to, this.config.PUBLIC_ORIGIN, `/customers/${id}`), 303);
  }
}
