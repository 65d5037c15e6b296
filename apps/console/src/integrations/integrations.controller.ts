import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { states } from '../model/state-of';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { integrationReaders } from '../pages/readers';
import { countByState } from './count-by-state';
import { LoadIntegrations } from './load-integrations';

@Roles(...integrationReaders)
@Controller('integrations')
export class IntegrationsController {
  constructor(
    private readonly loadIntegrations: LoadIntegrations,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query('state') wanted: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { integrations, more, missing } = await this.loadIntegrations.load(tokenOf(request));
    const state = states.find((one) => one === wanted);
    await this.pages.send(reply, 'integrations', {
      integrations: state ? integrations.filter((one) => one.state === state) : integrations,
      total: integrations.length,
      counts: countByState(integrations),
      state,
      more,
      missing,
    });
  }
}
