import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textOf, textUpTo } from '../pages/query-string';
import { partInWords } from '../pages/words';
import { administrators, integrationReaders } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';

const HERE = '/reliability/usage/prices';

interface Shown {
  cursor?: string;
  refusal?: Refusal;
  typed?: Record<string, unknown>;
}

/** What the workspace pays for calls and records, by its own list. */
@Roles(...integrationReaders)
@Controller('reliability/usage/prices')
export class PricesController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query('cursor') cursor: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(request, reply, { cursor: textUpTo(1_000, cursor) });
  }

  @Roles(...administrators)
  @Post()
  async set(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = {
      connection_code: textOf(posted.connection_code),
      capability_code: textOf(posted.capability_code) || undefined,
      per: posted.per === 'record' ? ('record' as const) : ('call' as const),
      amount: textOf(posted.amount),
      currency: textOf(posted.currency).toUpperCase(),
      valid_from: textOf(posted.valid_from),
    };
    const refusal = await this.api
      .post('/v1/usage-prices', tokenOf(request), { body })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(request, reply, { refusal, typed: posted });
    request.session.set('notice', `The price is set from ${body.valid_from} on.`);
    await reply.redirect(HERE, 303);
  }

  @Roles(...administrators)
  @Post(':id/delete')
  async delete(
    @IdInPath('price') price_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.delete('/v1/usage-prices/{price_id}', tokenOf(request), { path: { price_id } });
    request.session.set('notice', 'The price is deleted.');
    await reply.redirect(HERE, 303);
  }

  private async page(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    { cursor, refusal, typed = {} }: Shown,
  ): Promise<void> {
    const token = tokenOf(request);
    const [{ items, next_cursor }, connections] = await Promise.all([
      this.api.get('/v1/usage-prices', token, { query: { limit: 50, cursor } }),
      this.api.get('/v1/internal/connections', token, { query: { limit: 200 } }),
    ]);
    const data = {
      prices: items.map(({ capability_code, ...one }) => ({
        ...one,
        use: capability_code === null ? 'whatever has no price of its own' : partInWords(capability_code),
      })),
      connections: connections.items.map(({ connection_code, display_name }) => ({ connection_code, display_name })),
      may_set: request.principal?.roles.some((role) => administrators.includes(role)),
      typed,
      refusal,
      errors: Object.fromEntries((refusal?.errors ?? []).map(({ field, message }) => [field, message])),
      ...pageLinks(HERE, {}, cursor, next_cursor),
    };
    await this.pages.send(reply, 'usage-prices', data, refusal ? 422 : 200);
  }
}
