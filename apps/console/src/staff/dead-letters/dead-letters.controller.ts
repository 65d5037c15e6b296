import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { staff } from '../../sign-in/readers';
import { letterFilter } from './letter-filter';
import { lettersPage } from './letters-page';
import { LoadLetters } from './load-letters';

@Roles(...staff)
@Controller('staff/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly letters: LoadLetters,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = letterFilter(query);
    const found = await this.letters.load(tokenOf(request), filter);
    await this.pages.send(reply, 'staff/dead-letters', lettersPage(found, filter));
  }
}
