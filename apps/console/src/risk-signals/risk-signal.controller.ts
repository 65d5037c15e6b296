import { Roles } from '@linesman/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { signalReaders } from '../sign-in/readers';
import { LoadSignal } from './load-signal';
import { IdInPath } from '../pages/id-in-path';

@Roles(...signalReaders)
@Controller('risk-signals/:id')
export class RiskSignalController {
  constructor(
    private readonly signals: LoadSignal,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('risk signal') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.pages.send(reply, 'risk-signal', await this.signals.load(id, tokenOf(request)));
  }
}
