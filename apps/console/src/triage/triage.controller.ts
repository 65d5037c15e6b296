import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../pages/page-renderer';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { everybody } from '../sign-in/readers';
import { LoadTriage } from './load-triage';

/** All signals of a group of the overview. */
@Roles(...everybody)
@Controller('risk-signals/triage')
export class TriageController {
  constructor(
    private readonly triage: LoadTriage,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const triage = await this.triage.list(query, request.principal!, tokenOf(request));
    await this.pages.send(reply, 'triage', { triage });
  }
}
