import { notFound, Roles } from '@linesman/service-kit';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../../forms/refusal-of';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textOf, withQuery } from '../../pages/query-string';
import { integrationReaders } from '../../pages/readers';
import { IntegrationId } from '../integration-id';
import { LoadHead } from '../load-head';
import { RunCapability } from '../try-it/run-capability';
import { LoadSyncs } from './load-syncs';

/** Longer than that is followed on the page. */
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
    @IntegrationId() id: string,
    @Query('cursor') cursor: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.send(id, request, reply, { cursor: textOf(cursor).slice(0, 1_000) || undefined });
  }

  /** Sync now. */
  @Post()
  async start(
    @IntegrationId() id: string,
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
    const told = { succeeded: `${sync.name}: done.`, failed: undefined }[begun.status as 'succeeded' | 'failed'];
    if (begun.status !== 'failed') request.session.set('notice', told ?? `${sync.name} has started.`);
    await reply.redirect(
      `/integrations/${id}/${begun.status === 'failed' ? `executions/${begun.execution_id}` : 'syncs'}`,
      303,
    );
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
      first_url: cursor && address,
      next_url: page.next_cursor && withQuery(address, { cursor: page.next_cursor }),
    };
    const said = refusal && { refusal: { ...refusal, unplaced: refusal.errors } };
    const key = `console:${randomUUID()}`;
    await this.pages.send(
      reply,
      'integration-syncs',
      { ...head, ...page, ...urls, ...said, tab: 'syncs', idempotency_key: key },
      refusal ? 422 : 200,
    );
  }
}
