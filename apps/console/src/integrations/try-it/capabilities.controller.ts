import { Roles } from '@linesman/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { integrationReaders } from '../../sign-in/readers';
import { asJson } from '../executions/as-json';
import { LoadHead } from '../head/load-head';
import { LoadCapabilities } from './load-capabilities';

@Roles(...integrationReaders)
@Controller('integrations/:id/capabilities')
export class CapabilitiesController {
  constructor(
    private readonly head: LoadHead,
    private readonly capabilities: LoadCapabilities,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @IdInPath('integration') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const [head, { data, ...found }] = await Promise.all([
      this.head.load(id, token, request.principal!),
      this.capabilities.of(id, token, request.principal!),
    ]);
    const shown = data?.map((one) => ({ ...one, schema: asJson(one.parameters_schema) }));
    const capabilities = { ...found, data: shown };
    await this.pages.send(reply, 'integration-capabilities', { ...head, capabilities, tab: 'capabilities' });
  }
}
