import { Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { signalReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';

const said = {
  approve: 'Approved. The message is sent now, or in working hours where it can wait.',
  reject: 'Rejected. The message is not sent.',
} as const;

/** A person approves or rejects a message that a workflow sends only with approval. */
@Roles(...signalReaders)
@Controller('risk-signals/:id/deliveries/:delivery_id')
export class ApprovalsController {
  constructor(private readonly api: ServiceApi) {}

  @Post()
  async decide(
    @IdInPath('risk signal') id: string,
    @IdInPath('message', 'delivery_id') delivery_id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const decision = body.decision === 'approve' ? ('approve' as const) : ('reject' as const);
    const refusal = await this.api
      .post(`/v1/deliveries/{delivery_id}/${decision}`, tokenOf(request), { path: { delivery_id }, body: {} })
      .then(() => undefined, refusalOf);
    request.session.set('notice', refusal ? refusal.message : said[decision]);
    await reply.redirect(`/risk-signals/${id}`, 303);
  }
}
