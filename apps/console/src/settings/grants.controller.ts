import { randomUUID } from 'node:crypto';
import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../sign-in/readers';
import { LoadChoices } from '../integrations/load-choices';
import { textOf, textUpTo, withQuery } from '../pages/query-string';
import { ServiceApi } from '../upstream/service-api';
import { grantInWords, readGrant } from './grant-in-words';

@Roles(...administrators)
@Controller('settings/grants')
export class GrantsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly choices: LoadChoices,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query('cursor') cursor: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(request, reply, { cursor: textUpTo(1_000, cursor) });
  }

  @Post()
  async add(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sent = { body: readGrant(posted), idempotency_key: textOf(posted.idempotency_key) || randomUUID() };
    const refusal = await this.api
      .post('/integrations/grants', tokenOf(request), sent)
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(request, reply, { refusal, typed: posted });
    request.session.set('notice', 'Granted.');
    await reply.redirect('/settings/grants', 303);
  }

  @Post(':id/remove')
  async remove(
    @IdInPath('grant') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.delete('/integrations/grants/{grant_id}', tokenOf(request), { path: { grant_id: id } });
    request.session.set('notice', 'The grant is revoked.');
    await reply.redirect('/settings/grants', 303);
  }

  private async page(
    request: FastifyRequest,
    reply: FastifyReply,
    { cursor, refusal, typed = {} }: { cursor?: string; refusal?: Refusal; typed?: Record<string, unknown> },
  ): Promise<void> {
    const token = tokenOf(request);
    const [grants, choices] = await Promise.all([
      this.api.get('/integrations/grants', token, { query: { limit: 50, cursor } }),
      this.choices.load(token),
    ]);
    const labels = new Map(choices.map(({ integration_id, label }) => [integration_id, label]));
    const data = {
      grants: grants.items.map((grant) => ({
        ...grant,
        words: grantInWords(grant),
        integration_label: labels.get(grant.integration_id ?? ''),
      })),
      choices,
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
