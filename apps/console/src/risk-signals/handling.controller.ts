import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { textOf } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { ServiceApi } from '../upstream/service-api';

const spans = ['1_hour', '4_hours', 'tomorrow', 'next_week', 'worse'] as const;

interface Asked {
  posted: Record<string, unknown> | undefined;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** A person snoozes a signal, ends that, or assigns it to a colleague. */
@Roles(...signalReaders)
@Controller('risk-signals/:id')
export class HandlingController {
  constructor(
    private readonly api: ServiceApi,
    private readonly config: ConsoleConfig,
  ) {}

  @Post('snooze')
  async snooze(
    @IdInPath('risk signal') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = { span: spans.find((one) => one === posted.span) };
    const path = { signal_id: id };
    await this.decide(id, { posted, request, reply }, 'Snoozed. You get no reminders meanwhile.', (token) =>
      this.api.post('/v1/risk-signals/{signal_id}/snooze', token, { path, body }),
    );
  }

  @Post('unsnooze')
  async unsnooze(
    @IdInPath('risk signal') id: string,
    @Body() posted: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = { signal_id: id };
    await this.decide(id, { posted, request, reply }, 'The snooze has ended.', (token) =>
      this.api.post('/v1/risk-signals/{signal_id}/unsnooze', token, { path }),
    );
  }

  @Post('assign')
  async assign(
    @IdInPath('risk signal') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const email = textOf(posted.email).trim();
    await this.decide(id, { posted, request, reply }, `Assigned to ${email}, who is told.`, (token) =>
      this.api.post('/v1/risk-signals/{signal_id}/assign', token, { path: { signal_id: id }, body: { email } }),
    );
  }

  private async decide(
    id: string,
    { posted, request, reply }: Asked,
    said: string,
    work: (token: string) => Promise<unknown>,
  ): Promise<void> {
    const refusal = await work(tokenOf(request)).then(() => undefined, refusalOf);
    request.session.set('notice', refusal ? refusal.message : said);
    await reply.redirect(returnTo(posted?.return_to, this.config.PUBLIC_ORIGIN, `/risk-signals/${id}`), 303);
  }
}
