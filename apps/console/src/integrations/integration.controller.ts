import { notFound, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { integrationReaders, reconnectors } from '../pages/readers';
import { ServiceApi } from '../upstream/service-api';
import { LoadIntegration } from './load-integration';

const Id = (): ParameterDecorator =>
  Param('id', new ParseUUIDPipe({ exceptionFactory: () => notFound('integration') }));

@Controller('integrations/:id')
export class IntegrationController {
  constructor(
    private readonly loadIntegration: LoadIntegration,
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly config: ConsoleConfig,
  ) {}

  @Roles(...integrationReaders)
  @Get()
  async show(@Id() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, 'integration', await this.loadIntegration.load(id, tokenOf(request)));
  }

  @Roles(...reconnectors)
  @Post('reconnect')
  async reconnect(@Id() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const path = `/integrations/${id}/connect-sessions`;
    const { url } = await this.api.post<{ url: string }>('integrations', path, tokenOf(request));
    if (new URL(url).origin === this.config.PUBLIC_ORIGIN) await reply.redirect(url, 303);
    // A form may lead nowhere but here (form-action), and browsers hold its redirects to that too.
    else await this.pages.send(reply, 'leaving', { url, host: new URL(url).host });
  }
}
