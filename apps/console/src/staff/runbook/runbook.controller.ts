import { Roles } from '@linesman/service-kit';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { staff } from '../../sign-in/readers';
import { runbook } from './runbook';

/** What staff do about each alert. Staff signals lead to its sections. */
@Roles(...staff)
@Controller('staff/runbook')
export class RunbookController {
  constructor(private readonly pages: PageRenderer) {}

  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, 'staff/runbook', { sections: runbook() });
  }
}
