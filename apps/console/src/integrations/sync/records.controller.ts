import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { pageLinks } from '../../pages/page-links';
import { textUpTo, withQuery } from '../../pages/query-string';
import { readable } from '../../pages/words';
import { recordReaders } from '../../sign-in/readers';
import { LoadHead } from '../head/load-head';
import { LoadRecords } from './load-records';

@Roles(...recordReaders)
@Controller('integrations/:id/records')
export class RecordsController {
  constructor(
    private readonly head: LoadHead,
    private readonly records: LoadRecords,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @IdInPath('integration') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const asked = { object: textUpTo(50, query.object), cursor: textUpTo(1_000, query.cursor) };
    const [head, { objects, object, next_cursor, ...page }] = await Promise.all([
      this.head.load(id, token, request.principal!),
      this.records.load(id, token, asked),
    ]);
    const address = `/integrations/${id}/records`;
    await this.pages.send(reply, 'integration-records', {
      ...head,
      ...page,
      tab: 'syncs',
      kinds: objects.map((one) => ({
        name: readable(one.object),
        count: `${one.records.toLocaleString('en')}${one.more ? '+' : ''}`,
        url: withQuery(address, { object: one.object }),
        current: one.object === object,
      })),
      ...pageLinks(address, { object }, asked.cursor, next_cursor),
    });
  }
}
