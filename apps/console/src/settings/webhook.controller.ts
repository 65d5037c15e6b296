import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textOf, textUpTo } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { shownTypes, typesIn } from './event-choices';
import { errorsOf } from './webhooks.controller';

const ENDPOINT = '/v1/event-endpoints/{endpoint_id}';
const states = ['pending', 'delivered', 'failed', 'deleted'] as const;
const hours = { hour: 1, day: 24, week: 168 };

interface Shown {
  state?: string;
  cursor?: string;
  secret?: string;
  refusal?: Refusal;
  typed?: Record<string, unknown>;
}

/** One endpoint: what it gets, what it answered, and what can be done about it. */
@Roles(...administrators)
@Controller('settings/webhooks/:id')
export class WebhookController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('webhook endpoint') id: string,
    @Query() { state, cursor }: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(id, request, reply, { state: textOf(state), cursor: textUpTo(1_000, cursor) });
  }

  @Post()
  async change(
    @IdInPath('webhook endpoint') id: string,
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
    const refusal = await this.api
      .put(ENDPOINT, tokenOf(request), { path: { endpoint_id: id }, body })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(id, request, reply, { refusal, typed: posted });
    await this.back(id, request, reply, 'Saved.');
  }

  /** The secret is shown on the answer alone, and on no page that a browser keeps. */
  @Post('secret')
  async secret(
    @IdInPath('webhook endpoint') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { secret } = await this.api.get(`${ENDPOINT}/secret`, tokenOf(request), { path: { endpoint_id: id } });
    reply.header('cache-control', 'no-store');
    await this.page(id, request, reply, { secret });
  }

  @Post('rotate')
  async rotate(
    @IdInPath('webhook endpoint') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const keep_old_hours = posted.keep === 'no' ? 0 : 24;
    await this.api.post(`${ENDPOINT}/rotate-secret`, tokenOf(request), {
      path: { endpoint_id: id },
      body: { keep_old_hours },
    });
    const notice = keep_old_hours
      ? 'There is a new secret. For 24 hours, events are signed with the old one too.'
      : 'There is a new secret. The old one is no longer used.';
    await this.back(id, request, reply, notice);
  }

  @Post('test')
  async test(
    @IdInPath('webhook endpoint') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.api
      .post(`${ENDPOINT}/test`, tokenOf(request), { path: { endpoint_id: id } })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(id, request, reply, { refusal });
    await this.back(id, request, reply, 'A test is on its way. Its answer appears in the log.');
  }

  @Post('state')
  async state(
    @IdInPath('webhook endpoint') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const state = posted.state === 'enabled' ? 'enabled' : 'disabled';
    await this.api.put(ENDPOINT, tokenOf(request), { path: { endpoint_id: id }, body: { state } });
    const notice =
      state === 'enabled'
        ? 'Enabled. It gets what it missed, of the last seven days.'
        : 'Disabled. It gets nothing until you enable it.';
    await this.back(id, request, reply, notice);
  }

  @Post('send-again')
  async sendAgain(
    @IdInPath('webhook endpoint') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const back = hours[textOf(posted.of) as keyof typeof hours] ?? hours.hour;
    const since = new Date(Date.now() - back * 3_600_000).toISOString();
    const refusal = await this.api
      .post(`${ENDPOINT}/send-again`, tokenOf(request), { path: { endpoint_id: id }, body: { since } })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(id, request, reply, { refusal });
    await this.back(id, request, reply, 'The events are sent again. They appear in the log as they are sent.');
  }

  @Post('deliveries/:delivery/send-again')
  async sendOneAgain(
    @IdInPath('webhook endpoint') id: string,
    @IdInPath('event', 'delivery') delivery_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.api
      .post(`${ENDPOINT}/deliveries/{delivery_id}/send-again`, tokenOf(request), {
        path: { endpoint_id: id, delivery_id },
      })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(id, request, reply, { refusal });
    await this.back(id, request, reply, 'The event is sent again.');
  }

  @Post('delete')
  async delete(
    @IdInPath('webhook endpoint') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.delete(ENDPOINT, tokenOf(request), { path: { endpoint_id: id } });
    request.session.set('notice', 'The endpoint is deleted.');
    await reply.redirect('/settings/webhooks', 303);
  }

  private async back(id: string, request: AuthenticatedRequest, reply: FastifyReply, notice: string): Promise<void> {
    request.session.set('notice', notice);
    await reply.redirect(`/settings/webhooks/${id}`, 303);
  }

  private async page(id: string, request: AuthenticatedRequest, reply: FastifyReply, shown: Shown): Promise<void> {
    const { cursor, secret, refusal } = shown;
    const [token, path] = [tokenOf(request), { endpoint_id: id }];
    const state = states.find((one) => one === shown.state);
    const [endpoint, log] = await Promise.all([
      this.api.get(ENDPOINT, token, { path }),
      this.api.get(`${ENDPOINT}/deliveries`, token, { path, query: { limit: 30, cursor, state } }),
    ]);
    const here = `/settings/webhooks/${id}`;
    const typed = shown.typed ?? endpoint;
    const data = {
      endpoint,
      here,
      ...shownTypes(shown.typed ? typesIn(shown.typed) : endpoint.types),
      typed,
      secret,
      state,
      deliveries: log.items.map((one) => ({ ...one, last: one.attempts.at(-1), tries: one.attempts.length })),
      ...pageLinks(here, { state }, cursor, log.next_cursor),
      refusal,
      errors: errorsOf(refusal),
    };
    await this.pages.send(reply, 'settings-webhook', data, refusal ? 422 : 200);
  }
}
