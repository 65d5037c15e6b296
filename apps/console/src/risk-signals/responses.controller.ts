import { notFound, Problem, Roles } from '@linesman/service-kit';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { IdInPath, tokenOf } from '../pages/page-request';
import { textUpTo } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { ServiceApi } from '../upstream/service-api';

/** What a person can do about a signal, with the notice that the next page shows. */
const notices = {
  acknowledge: 'You have acknowledged this signal.',
  'send-fix-instructions': 'The technical contact gets the instructions by email.',
  'schedule-tech-call': 'The technical contact is invited to a call, and you have a task for it.',
};

/** The notifier does each of these once for a signal, however often it is asked. */
@Roles(...signalReaders)
@Controller('risk-signals/:id')
export class ResponsesController {
  constructor(
    private readonly api: ServiceApi,
    private readonly config: ConsoleConfig,
  ) {}

  @Post(':response')
  async respond(
    @IdInPath('risk signal') id: string,
    @Param('response') response: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isResponse(response)) throw notFound('response');
    const note = textUpTo(1_000, body.note);
    const notice = await this.api
      .post(`/notifier/risk-signals/{id}/${response}`, tokenOf(request), { path: { id }, body: { note } })
      .then(() => notices[response], hasEnded);
    request.session.set('notice', notice);
    const target = returnTo(body.return_to, this.config.PUBLIC_ORIGIN);
    await reply.redirect(target === '/' ? `/risk-signals/${id}` : target, 303);
  }
}

const isResponse = (name: string): name is keyof typeof notices => Object.hasOwn(notices, name);

/** The signal may have ended while the page was open. */
function hasEnded(error: unknown): string {
  if (error instanceof Problem && error.getStatus() === 404) return 'This signal has already ended.';
  throw error;
}
