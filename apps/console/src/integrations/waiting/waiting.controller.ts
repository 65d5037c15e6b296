import { Roles } from '@linesman/service-kit';
import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { pageLinks } from '../../pages/page-links';
import { textUpTo } from '../../pages/query-string';
import { administrators, integrationReaders } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { LoadHead } from '../head/load-head';
import { LoadWaiting } from './load-waiting';

const addressOf = (id: string): string => `/integrations/${id}/waiting`;

/** Requests that wait until the integration works again. An administrator may cancel them. */
@Roles(...integrationReaders)
@Controller('integrations/:id/waiting')
export class WaitingController {
  constructor(
    private readonly api: ServiceApi,
    private readonly head: LoadHead,
    private readonly waiting: LoadWaiting,
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
    const cursor = textUpTo(1_000, query.cursor);
    const [head, page] = await Promise.all([
      this.head.load(id, token, request.principal!),
      this.waiting.load(id, token, cursor),
    ]);
    const address = addressOf(id);
    await this.pages.send(reply, 'integration-waiting', {
      ...head,
      ...page,
      tab: 'executions',
      may_cancel: administrators.some((role) => request.principal!.roles.includes(role)),
      ...pageLinks(address, {}, cursor, page.next_cursor),
    });
  }

  @Roles(...administrators)
  @Post('cancel')
  async cancelAll(
    @IdInPath('integration') integration_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = { integration_id };
    const { cancelled } = await this.api.delete('/v1/parked-lines/{integration_id}', tokenOf(request), { path });
    const notice = cancelled === 1 ? '1 request is cancelled.' : `${cancelled} requests are cancelled.`;
    await this.done(integration_id, request, reply, notice);
  }

  @Roles(...administrators)
  @Post(':execution/cancel')
  async cancel(
    @IdInPath('integration') id: string,
    @Param('execution') execution_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = { execution_id };
    await this.api.delete('/v1/parked-executions/{execution_id}', tokenOf(request), { path });
    await this.done(id, request, reply, 'The request is cancelled.');
  }

  private async done(id: string, request: AuthenticatedRequest, reply: FastifyReply, notice: string): Promise<void> {
    request.session.set('notice', notice);
    await reply.redirect(addressOf(id), 303);
  }
}
