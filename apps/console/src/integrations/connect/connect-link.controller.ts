import { Roles } from '@linesman/service-kit';
import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { integrationReaders } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';

const INTEGRATION = '/v1/integrations/{integration_id}';

/** Makes a link that connects an integration, to hand to somebody else. It is shown once and stored nowhere. */
@Roles(...integrationReaders)
@Controller('integrations/:id/connect-link')
export class ConnectLinkController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Post()
  async make(
    @IdInPath('integration') integration_id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { name } = await this.api.get(INTEGRATION, token, { path: { integration_id } });
    const link = await this.api.post(`${INTEGRATION}/connect-sessions`, token, { path: { integration_id } });
    await this.pages.send(reply, 'connect-link', { name, link, back: `/integrations/${integration_id}` });
  }
}
