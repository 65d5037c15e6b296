import { randomUUID } from 'node:crypto';
import { notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import type { IntegrationRow } from '../model/integration-view';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../pages/readers';
import { textOf, withQuery } from '../pages/query-string';
import { ServiceApi } from '../upstream/service-api';
import { type GrantRow, grantInWords, readGrant } from './grant-in-words';

@Roles(...administrators)
@Controller('settings/grants')
export class GrantsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query('cursor') cursor: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(request, reply, { cursor: textOf(cursor) });
  }

  @Post()
  async add(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = { body: readGrant(posted), idempotency_key: textOf(posted.idempotency_key) || randomUUID() };
    const done = this.api.send<object>('POST', 'integrations', '/grants', tokenOf(request), sent);
    const refusal = await done.then(() => undefined, refusalOf);
    if (refusal) return this.page(request, reply, { refusal, typed: posted });
    request.session.set('notice', 'Granted.');
    await reply.redirect('/settings/grants', 303);
  }

  @Post(':id/remove')
  async remove(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => notFound('grant') })) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.send('DELETE', 'integrations', `/grants/${id}`, tokenOf(request));
    request.session.set('notice', 'The grant is taken back.');
    await reply.redirect('/settings/grants', 303);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { cursor, refusal, typed = {} }: { cursor?: string; refusal?: Refusal; typed?: Record<string, unknown> },
  ): Promise<void> {
    const token = tokenOf(request);
    const [grants, integrations] = await Promise.all([
      this.api.list<GrantRow>('integrations', withQuery('/grants', { limit: '50', cursor }), token),
      this.api.list<IntegrationRow>('integrations', '/integrations?limit=200', token),
    ]);
    const names = new Map(integrations.items.map(({ integration_id, name }) => [integration_id, name]));
    const data = {
      grants: grants.items.map((grant) => ({
        ...grant,
        words: grantInWords(grant),
        integration_name: names.get(grant.integration_id ?? ''),
      })),
      integrations: integrations.items,
      typed,
      refusal,
      errors: Object.fromEntries((refusal?.errors ?? []).map(({ field, message }) => [field, message])),
      idempotency_key: randomUUID(),
      first_url: cursor ? '/settings/grants' : undefined,
      next_url: grants.next_cursor && withQuery('/settings/grants', { cursor: grants.next_cursor }),
    };
    await this.pages.send(reply, 'settings-grants', data, refusal ? 422 : 200);
  }
}
