import { Roles } from '@linesman/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { integrationReaders } from '../pages/readers';
import { IntegrationId } from './integration-id';
import { LoadIntegration } from './load-integration';
import { LoadLinks } from './load-links';
import { LoadRights } from './rights';

@Roles(...integrationReaders)
@Controller('integrations/:id')
export class IntegrationController {
  constructor(
    private readonly loadIntegration: LoadIntegration,
    private readonly loadLinks: LoadLinks,
    private readonly rights: LoadRights,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IntegrationId() id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const [loaded, links, rights] = await Promise.all([
      this.loadIntegration.load(id, token),
      this.loadLinks.of(token, id),
      this.rights.of(request.principal!, token),
    ]);
    await this.pages.send(reply, 'integration', { ...loaded, links, may_configure: rights.includes(id) });
  }
}
