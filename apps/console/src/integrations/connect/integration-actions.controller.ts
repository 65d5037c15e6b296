import { Roles } from '@linesman/service-kit';
import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { integrationReaders } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { LeadToConnect } from './lead-to-connect';

/** The integrations service decides whether the visitor was granted this. */
@Roles(...integrationReaders)
@Controller('integrations/:id')
export class IntegrationActionsController {
  constructor(
    private readonly leadToConnect: LeadToConnect,
    private readonly api: ServiceApi,
  ) {}

  @Post('reconnect')
  reconnect(
    @IdInPath('integration') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.leadToConnect.lead(reply, tokenOf(request), id);
  }

  @Post('pause')
  pause(
    @IdInPath('integration') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.change(
      id,
      { status: 'inactive' },
      'Paused. Its health is not checked, and nobody is notified about it.',
      request,
      reply,
    );
  }

  @Post('resume')
  resume(
    @IdInPath('integration') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.change(id, { status: 'active' }, 'Resumed. Its health is checked again.', request, reply);
  }

  private async change(
    id: string,
    body: { status: 'active' | 'inactive' },
    notice: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const path = { integration_id: id };
    await this.api.put('/v1/integrations/{integration_id}', tokenOf(request), { path, body });
    request.session.set('notice', notice);
    await reply.redirect(`/integrations/${id}`, 303);
  }
}
