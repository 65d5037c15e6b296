import { reasonInWords } from '@linesman/contracts';
import { notFound, Problem, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { signalReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { lower } from './response-outcome';

/** What sends an email, by the name in its path. */
const sends = {
  'send-fix-instructions': { action: 'send_fix_instructions', label: 'Send fix instructions' },
  'schedule-tech-call': { action: 'schedule_tech_call', label: 'Offer a tech call' },
  'tell-customer': { action: 'tell_customer', label: 'Tell the customer' },
} as const;

/** Shows an email before a person has it sent. */
@Roles(...signalReaders)
@Controller('risk-signals/:id/preview')
export class MessagePreviewController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get(':response')
  async show(
    @IdInPath('risk signal') signal_id: string,
    @Param('response') response: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!Object.hasOwn(sends, response)) throw notFound('message');
    const { action, label } = sends[response as keyof typeof sends];
    const token = tokenOf(request);
    const [signal, message] = await Promise.all([
      this.api.get('/v1/risk-signals/{signal_id}', token, { path: { signal_id } }),
      part(
        this.api.get('/v1/risk-signals/{signal_id}/message-preview', token, { path: { signal_id }, query: { action } }),
      ).catch(noLonger),
    ]);
    const { data } = message;
    await this.pages.send(reply, 'message-preview', {
      signal,
      label,
      response,
      missing: message.missing,
      message: data,
      /** Sent or not, the press of the button is recorded; without an email there is nothing to press. */
      why_not: data ? whyNot(data) : 'The signal has ended, or the problem has changed: this no longer helps.',
    });
  }
}

function whyNot({ recipient, text, reason }: { recipient: string | null; text: string | null; reason: string | null }) {
  if (text !== null) return undefined;
  if (recipient === null) return 'The customer has no technical contact.';
  return reason ? `${recipient} gets no email: ${lower(reasonInWords(reason) ?? reason)}.` : 'It cannot be shown now.';
}

function noLonger(error: unknown): { data?: undefined; missing?: undefined } {
  if (error instanceof Problem && error.getStatus() === 409) return {};
  throw error;
}
