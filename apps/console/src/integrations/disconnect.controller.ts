import { Roles } from '@linesman/service-kit';
import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IntegrationRow } from '../model/integration-view';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { integrationReaders } from '../pages/readers';
import { ServiceApi } from '../upstream/service-api';
import { type Deletion, whatGoesAlong } from './what-goes-along';
import { IntegrationId } from './integration-id';

@Roles(...integrationReaders)
@Controller('integrations/:id/disconnect')
export class DisconnectController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async ask(@IntegrationId() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = tokenOf(request);
    const [integration, deletion] = await Promise.all([
      this.api.get<IntegrationRow>('integrations', `/integrations/${id}`, token),
      this.api.send<Deletion>('DELETE', 'integrations', `/integrations/${id}?dry_run=true`, token),
    ]);
    await this.pages.send(reply, 'disconnect', { integration, goes_along: whatGoesAlong(deletion) });
  }

  @Post()
  async disconnect(
    @IntegrationId() id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { name } = await this.api.get<IntegrationRow>('integrations', `/integrations/${id}`, token);
    await this.api.send('DELETE', 'integrations', `/integrations/${id}`, token);
    request.session.set('notice', `${name.slice(0, 80)} was disconnected and removed.`);
    await reply.redirect('/integrations', 303);
  }
}
