import { Body, Controller, Get, Header, HttpException, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BearerTokens } from '../../../src/oauth/bearer';
import { PageRenderer } from '../../../src/pages/page-renderer';
import { Ships } from './ships';

@Controller('harbour')
export class HarbourController {
  constructor(
    private readonly bearer: BearerTokens,
    private readonly ships: Ships,
    private readonly pages: PageRenderer,
  ) {}

  @Post('v1/ships')
  arrive(@Req() request: FastifyRequest, @Body() ship: { name: string }): { name: string } {
    const bearer = this.bearer.check('harbour', request);
    if (!bearer.ok) throw new HttpException({ stranger: bearer.why }, 401);
    this.ships.journal.set(ship.name, ship);
    return ship;
  }

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    const ships = this.ships.journal.values();
    return this.pages.render('providers/harbour/ships', { title: 'Harbour', place: '/harbour', ships });
  }
}
