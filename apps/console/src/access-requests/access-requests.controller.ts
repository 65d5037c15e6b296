import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { refusalOf } from '../forms/refusal-of';
import { tokenOf } from '../pages/page-request';
import { textOf } from '../pages/query-string';
import { zoneOf } from '../pages/times';
import { returnTo } from '../sign-in/return-to';
import { integrationReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { requestInWords } from './request-in-words';

/** Asks the admins for what the visitor may not do. Every page with a call to action has the button. */
@Roles(...integrationReaders)
@Controller('access-requests')
export class AccessRequestsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly config: ConsoleConfig,
  ) {}

  @Post()
  async ask(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = {
      action: textOf(posted.action),
      provider: textOf(posted.provider),
      integration_id: textOf(posted.integration_id) || undefined,
      capability_code: textOf(posted.capability_code) || undefined,
    };
    const zone = zoneOf(request.cookies?.time_zone);
    const notice = await this.api.post('/v1/access-requests', tokenOf(request), { body }).then(
      (asked) => requestInWords(asked, zone),
      (error: unknown) => refusalOf(error).message,
    );
    request.session.set('notice', notice);
    await reply.redirect(returnTo(posted.return_to, this.config.PUBLIC_ORIGIN), 303);
  }
}
