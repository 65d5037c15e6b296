import { Roles } from '@linesman/service-kit';
import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenOf } from '../pages/page-request';
import { integrationReaders } from '../pages/readers';
import { ServiceApi } from '../upstream/service-api';
import { IntegrationId } from './integration-id';
import { LeadToConnect } from './lead-to-connect';

// Whoever was granted it may do this; the service knows.
@Roles(...integrationReaders)
@Controller('integrations/:id')
export class IntegrationActionsController {
  constructor(
    private readonly leadToConnect: LeadToConnect,
    private readonly api: ServiceApi,
  ) {}

  @Post('reconnect')
  reconnect(@IntegrationId() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.leadToConnect.lead(reply, tokenOf(request), id);
  }

  @Post('pause')
  pause(@IntegrationId() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.change(
      id,
      { status: 'inactive' },
      'Paused. It is not checked, and nobody is told about it.',
      request,
      reply,
    );
  }

  @Post('resume')
  resume(@IntegrationId() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.change(id, { status: 'active' }, 'Resumed. It is checked again from now on.', request, reply);
  }

  private async change(
    id: string,
    body: { status: 'active' | 'inactive' },
    notice: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    await this.api.send('PUT', 'integrations', `/integrations/${id}`, tokenOf(request), { body });
    request.session.set('notice', notice);
    await reply.redirect(`/integrations/${id}`, 303);
  }
}
