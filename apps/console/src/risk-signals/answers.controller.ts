import { notFound, Problem, Roles } from '@linesman/service-kit';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { tokenOf } from '../pages/page-request';
import { textOf } from '../pages/query-string';
import { signalReaders } from '../pages/readers';
import { returnTo } from '../sign-in/return-to';
import { ServiceApi } from '../upstream/service-api';
import { SignalId } from './signal-id';

/** What is said once it is done. */
const answers: Record<string, string> = {
  acknowledge: 'You have taken this signal on.',
  'send-fix-instructions': 'The technical contact gets the steps by mail.',
  'schedule-tech-call': 'The technical contact is invited to a call, and you have a task for it.',
};

/** What a person does about a signal; each is done once, whoever asks again. */
@Roles(...signalReaders)
@Controller('risk-signals/:id')
export class AnswersController {
  constructor(
    private readonly api: ServiceApi,
    private readonly config: ConsoleConfig,
  ) {}

  @Post(':answer')
  async answer(
    @SignalId() id: string,
    @Param('answer') answer: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!Object.hasOwn(answers, answer)) throw notFound('answer');
    const note = textOf(body.note).slice(0, 1_000) || undefined;
    const done = await this.api
      .post('notifier', `/risk-signals/${id}/${answer}`, tokenOf(request), { note })
      .then(() => answers[answer], overAlready);
    request.session.set('notice', done);
    const there = returnTo(body.return_to, this.config.PUBLIC_ORIGIN);
    await reply.redirect(there === '/' ? `/risk-signals/${id}` : there, 303);
  }
}

/** It may have ended while the page was open. */
function overAlready(error: unknown): string {
  if (error instanceof Problem && error.getStatus() === 404) return 'This signal is over already.';
  throw error;
}
