import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { shownTypes, typesIn } from './event-choices';

interface Shown {
  refusal?: Refusal;
  typed?: Record<string, unknown>;
}

/** Addresses of the workspace's own that get its events. */
@Roles(...administrators)
@Controller('settings/webhooks')
export class WebhooksController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply, {});
  }

  @Post()
  async add(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = {
      url: textOf(posted.url),
      types: typesIn(posted),
      contact_email: textOf(posted.contact_email),
      description: textOf(posted.description),
    };
    const created = await this.api
      .post('/v1/event-endpoints', tokenOf(request), { body })
      .then(({ endpoint_id }) => ({ endpoint_id }), refusalOf);
    if (!('endpoint_id' in created)) return this.page(request, reply, { refusal: created, typed: posted });
    request.session.set('notice', 'The endpoint is added. It gets what happens from now on.');
    await reply.redirect(`/settings/webhooks/${created.endpoint_id}`, 303);
  }

  private async page(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    { refusal, typed = { contact_email: request.principal?.email } }: Shown,
  ): Promise<void> {
    const { items } = await this.api.get('/v1/event-endpoints', tokenOf(request), { query: { limit: 50 } });
    const data = {
      endpoints: items,
      ...shownTypes(typesIn(typed)),
      typed,
      refusal,
      errors: errorsOf(refusal),
    };
    await this.pages.send(reply, 'settings-webhooks', data, refusal ? 422 : 200);
  }
}

/** The types are one control of the page, and a service says which of them is wrong. */
export const errorsOf = (refusal?: Refusal): Record<string, string> =>
  Object.fromEntries((refusal?.errors ?? []).map(({ field, message }) => [field.split('.')[0]!, message]));
