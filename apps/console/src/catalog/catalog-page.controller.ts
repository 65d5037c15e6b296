import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LoadRights } from '../integrations/rights/rights';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { integrationReaders } from '../sign-in/readers';
import { LoadCatalog } from './load-catalog';

@Roles(...integrationReaders)
@Controller('integrations/new')
export class CatalogPageController {
  constructor(
    private readonly catalog: LoadCatalog,
    private readonly rights: LoadRights,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(@Query('q') q: unknown, @Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    const token = tokenOf(request);
    const [cards, to_create] = await Promise.all([
      this.catalog.load(token),
      this.rights.toCreate(request.principal!, token),
    ]);
    const wanted = textOf(q).slice(0, 100);
    const matches = (text: string | null) => text?.toLowerCase().includes(wanted.toLowerCase()) ?? false;
    await this.pages.send(reply, 'catalog', {
      cards: cards
        .filter((card) => [card.display_name, card.description, ...card.capabilities].some(matches))
        .map((card) => ({ ...card, may_create: !card.not_set_up && to_create.allows(card.connection_code) })),
      q: wanted,
      creates_own: !to_create.for_others && to_create.some,
      creates_none: !to_create.some,
    });
  }
}
