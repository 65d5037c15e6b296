import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { refusalOf } from '../forms/refusal-of';
import { tokenOf } from '../pages/page-request';
import { administrators } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { ServiceApi } from '../upstream/service-api';
import { metTrouble, testInWords } from './test-in-words';

/** Slack and a mail server may take their time. */
const PATIENCE_MS = 30_000;

/** Sends the administrator a test alert, and says on the page before where it arrived. */
@Roles(...administrators)
@Controller('settings/test-alert')
export class TestAlertController {
  constructor(
    private readonly api: ServiceApi,
    private readonly config: ConsoleConfig,
  ) {}

  @Post()
  async send(
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { words, warns } = await this.api.post('/v1/test-alerts', tokenOf(request), { timeout_ms: PATIENCE_MS }).then(
      (sent) => ({ words: testInWords(sent), warns: metTrouble(sent) }),
      (error: unknown) => ({ words: refusalOf(error).message, warns: true }),
    );
    request.session.set('notice', words);
    request.session.set('notice_warns', warns || undefined);
    await reply.redirect(returnTo(body.return_to, this.config.PUBLIC_ORIGIN), 303);
  }
}
