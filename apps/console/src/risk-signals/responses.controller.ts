import { notFound, Problem, Roles } from '@linesman/service-kit';
import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { IdInPath, tokenOf } from '../pages/page-request';
import { textUpTo } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { type Asked, outcomeOf } from './response-outcome';

/** What a person can do about a signal. */
const responses = {
  acknowledge: 'acknowledge',
  'send-fix-instructions': 'send_fix_instructions',
  'schedule-tech-call': 'schedule_tech_call',
  'tell-customer': 'tell_customer',
} as const;

/** For how long a person acknowledges a signal; by default its severity decides. */
const spans = ['1_hour', '4_hours', 'tomorrow'] as const;

const callOutcomes = ['held', 'not_held', 'cancelled'] as const;

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
    const span = spans.find((one) => response === 'acknowledge' && one === body.span);
    const token = tokenOf(request);
    const notice = await this.api
      .post(`/v1/risk-signals/{signal_id}/${response}`, token, {
        path: { signal_id: id },
        body: { note, ...(span && { span }) },
      })
      .then(({ asked }) => this.noticeOf(id, { action: responses[response], asked }, token), noLonger);
    request.session.set('notice', notice);
    await reply.redirect(returnTo(body.return_to, this.config.PUBLIC_ORIGIN, `/risk-signals/${id}`), 303);
  }

  /** Records whether a call took place, or cancels it. */
  @Post('tech-call/outcome')
  async endCall(
    @IdInPath('risk signal') id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const outcome = callOutcomes.find((one) => one === body.outcome) ?? 'not_held';
    await this.api.post('/v1/risk-signals/{signal_id}/tech-call/outcome', tokenOf(request), {
      path: { signal_id: id },
      body: { outcome },
    });
    const cancelled = 'The call is cancelled. Both people get an email that takes it out of their calendars.';
    request.session.set('notice', outcome === 'cancelled' ? cancelled : 'The outcome of the call is recorded.');
    await reply.redirect(`/risk-signals/${id}`, 303);
  }

  /** Says what has happened so far. */
  private async noticeOf(id: string, response: Asked, token: string): Promise<string> {
    if (response.action === 'acknowledge') return 'You have acknowledged this signal.';
    const { data } = await part(this.api.get('/v1/deliveries', token, { query: { signal_id: id } }));
    return outcomeOf(response, data?.items)!.words;
  }
}

const isResponse = (name: string): name is keyof typeof responses => Object.hasOwn(responses, name);

/** The signal may have ended, or changed, while the page was open. */
function noLonger(error: unknown): string {
  if (error instanceof Problem && error.getStatus() === 404) return 'This signal has already ended.';
  if (error instanceof Problem && error.getStatus() === 409)
    return 'The problem has changed. This no longer helps, so nothing was sent.';
  throw error;
}
