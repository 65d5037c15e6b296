import { notFound, Roles } from '@linesman/service-kit';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { pageLinks } from '../../pages/page-links';
import { textOf, textUpTo } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';
import { LoadHead } from '../head/load-head';
import { RunCapability } from '../try-it/run-capability';
import { LoadSyncs } from './load-syncs';

/** The page shows the progress of a sync that takes longer. */
const WAIT_SECONDS = 2;

@Roles(...integrationReaders)
@Controller('integrations/:id/syncs')
export class SyncsController {
  constructor(
    private readonly head: LoadHead,
    private readonly syncs: LoadSyncs,
    private readonly runs: RunCapability,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  show(
    @IdInPath('integration') id: string,
    @Query('cursor') cursor: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(id, request, reply, { cursor: textUpTo(1_000, cursor) });
  }

  /** Sync now. */
  @Post()
  async start(
    @IdInPath('integration') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { syncs } = await this.syncs.load(id, token, request.principal!);
    const sync = syncs.data?.find((one) => one.capability_code === posted.capability_code);
    if (!sync) throw notFound('sync');
    const begun = await this.runs.run(id, token, {
      capability_code: sync.capability_code,
      capability_version: sync.capability_version,
      parameters: posted.full === 'true' ? { full: true } : {},
      idempotency_key: textOf(posted.idempotency_key) || `console:${randomUUID()}`,
      wait_seconds: WAIT_SECONDS,
    });
    if (!('execution_id' in begun)) return this.send(id, request, reply, { refusal: begun });
    if (begun.status === 'failed') {
      await reply.redirect(`/integrations/${id}/executions/${begun.execution_id}`, 303);
      return;
    }
    request.session.set('notice', begun.status === 'succeeded' ? `${sync.name}: done.` : `${sync.name} has started.`);
    await reply.redirect(`/integrations/${id}/syncs`, 303);
  }

  private async send(
    id: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    { cursor, refusal }: { cursor?: string; refusal?: Refusal },
  ): Promise<void> {
    const token = tokenOf(request);
    const [head, page] = await Promise.all([
      this.head.load(id, token, request.principal!),
      this.syncs.load(id, token, request.principal!, cursor),
    ]);
    const address = `/integrations/${id}/syncs`;
    const urls = {
      ...pageLinks(address, {}, cursor, page.next_cursor),
    };
    const shownRefusal = refusal && { ...refusal, unplaced: refusal.errors };
    const key = `console:${randomUUID()}`;
    const may_schedule = request.principal!.roles.includes('tenant_admin');
    await this.pages.send(
      reply,
      'integration-syncs',
      { ...head, ...page, ...urls, refusal: shownRefusal, tab: 'syncs', idempotency_key: key, may_schedule },
      refusal ? 422 : 200,
    );
  }
}
