import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { tokenOf } from '../pages/page-request';
import { uuidOf } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { ActOnSeveral, type BulkSpan, bulkSpans } from './act-on-several';
import { type BulkAction, bulkActions, bulkInWords } from './bulk-in-words';

const MOST = 50;

/** Acknowledges, snoozes or sends again what a person has selected. */
@Roles(...signalReaders)
@Controller('risk-signals/bulk')
export class BulkController {
  constructor(
    private readonly acting: ActOnSeveral,
    private readonly config: ConsoleConfig,
  ) {}

  @Post()
  async act(
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const ids = [...new Set([body.signal].flat().flatMap((one) => uuidOf(one) ?? []))];
    const action = bulkActions.find((one) => one === body.action);
    const span = bulkSpans.find((one) => one === body.span) ?? 'tomorrow';
    request.session.set('notice', await this.saidOf(ids, action, span, request));
    await reply.redirect(returnTo(body.return_to, this.config.PUBLIC_ORIGIN), 303);
  }

  private async saidOf(
    ids: string[],
    action: BulkAction | undefined,
    span: BulkSpan,
    request: FastifyRequest,
  ): Promise<string> {
    if (!action || ids.length === 0) return 'Select signals first.';
    if (ids.length > MOST) return `Nothing was done: select at most ${MOST} signals at once.`;
    return bulkInWords(action, await this.acting.act(ids, action, span, tokenOf(request)));
  }
}
