import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../forms/refusal-of';
import { type CustomerSearch, FindCustomer } from '../integrations/names/find-customer';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textOf, textUpTo, uuidOf } from '../pages/query-string';
import { zoneOf } from '../pages/times';
import { administrators } from '../sign-in/readers';
import type { SilencePreview } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';
import { LoadSilences } from './load-silences';
import { errorsOf, type Scope, scopeIn, timesIn } from '../silences/read-silence';

const HERE = '/settings/silences';

interface Shown {
  refusal?: Refusal;
  typed?: Record<string, unknown>;
  preview?: SilencePreview;
  cursor?: string;
}

/** Times in which nobody is notified of what opens: those that are to come, those that were, and a new one. */
@Roles(...administrators)
@Controller('settings/silences')
export class SilencesController {
  constructor(
    private readonly api: ServiceApi,
    private readonly silences: LoadSilences,
    private readonly customers: FindCustomer,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() { cursor, connection_code, customer_id, integration_id }: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const customer = uuidOf(customer_id);
    const typed = {
      time_zone: zoneOf(request.cookies?.time_zone),
      connection_code: textUpTo(100, connection_code),
      integration_id: textOf(integration_id),
      customer: customer && (await this.customers.byId(tokenOf(request), customer))?.name,
    };
    await this.page(request, reply, { typed, cursor: textUpTo(1_000, cursor) });
  }

  @Post()
  async make(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { scope, refusal } = await this.scopeOf(posted, token);
    if (!scope) return this.page(request, reply, { refusal, typed: posted });
    if (posted.preview) {
      const preview = await this.api.get('/v1/silences/preview', token, { query: scope });
      return this.page(request, reply, { typed: posted, preview });
    }
    const { times, errors } = timesIn(posted);
    if (!times) return this.page(request, reply, { refusal: invalid(errors), typed: posted });
    const refused = await this.api
      .post('/v1/silences', token, { body: { ...scope, ...times } })
      .then(() => undefined, refusalOf);
    if (refused) return this.page(request, reply, { refusal: refused, typed: posted });
    request.session.set(
      'notice',
      'The silence is set. Of what opens in it people are notified at its end, if it is still open.',
    );
    await reply.redirect(HERE, 303);
  }

  @Post(':id/end')
  async end(
    @IdInPath('silence') silence_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.api
      .post('/v1/silences/{silence_id}/end', tokenOf(request), { path: { silence_id } })
      .then(() => undefined, refusalOf);
    const ended = 'It is ended. People are notified now of what opened meanwhile and is still open.';
    request.session.set('notice', refusal?.message ?? ended);
    await reply.redirect(HERE, 303);
  }

  /** The customer is typed by name. */
  private async scopeOf(posted: Record<string, unknown>, token: string): Promise<{ scope?: Scope; refusal?: Refusal }> {
    const name = textOf(posted.customer);
    const { found, choices }: CustomerSearch = name ? await this.customers.find(token, name, {}) : { choices: [] };
    if (!name || found) return { scope: { ...scopeIn(posted), customer_id: found?.customer_id } };
    const like = choices.map((one) => one.name).join(', ');
    const message = like ? `Enter the whole name of one of these: ${like}.` : 'There is no customer of this name.';
    return { refusal: invalid([{ field: 'customer', message }]) };
  }

  private async page(request: AuthenticatedRequest, reply: FastifyReply, shown: Shown): Promise<void> {
    const { refusal, typed = {}, preview, cursor } = shown;
    const loaded = await this.silences.load(tokenOf(request), cursor);
    const data = {
      ...loaded,
      typed,
      chosen_days: [typed.days].flat().map(textOf),
      preview,
      refusal,
      errors: errorsOf(refusal),
      ...pageLinks(HERE, {}, cursor, loaded.next_cursor),
    };
    await this.pages.send(reply, 'settings-silences', data, refusal ? 422 : 200);
  }
}
