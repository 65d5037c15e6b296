import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { pageLinks } from '../../pages/page-links';
import { textOf, textUpTo } from '../../pages/query-string';
import { zoneOf } from '../../pages/times';
import { staff } from '../../sign-in/readers';
import { errorsOf, timesIn } from '../../silences/read-silence';
import { weeklyInWords } from '../../silences/silence-in-words';
import { part } from '../../upstream/part';
import type { Answer } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';

const HERE = '/staff/silences';
const SILENCES = '/v1/internal/silences';
const PAGE = 25;
type StaffSilence = Answer<'get', typeof SILENCES>['items'][number];

interface Shown {
  refusal?: Refusal;
  typed: Record<string, unknown>;
  cursor?: string;
}

/** Times in which no workspace is notified of what opens at a provider, for example while it moves its servers. */
@Roles(...staff)
@Controller('staff/silences')
export class StaffSilencesController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() { cursor, connection_code }: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = { time_zone: zoneOf(request.cookies?.time_zone), connection_code: textUpTo(100, connection_code) };
    await this.page(request, reply, { typed, cursor: textUpTo(1_000, cursor) });
  }

  @Post()
  async make(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const connection_code = textUpTo(100, posted.connection_code);
    const { times, errors } = timesIn(posted);
    const missing = connection_code ? [] : [{ field: 'connection_code', message: 'Choose a provider.' }];
    const refusal =
      !times || !connection_code
        ? invalid([...missing, ...errors])
        : await this.api
            .post(SILENCES, tokenOf(request), { body: { connection_code, ...times } })
            .then(() => undefined, refusalOf);
    if (refusal) return this.page(request, reply, { refusal, typed: posted });
    request.session.set('notice', 'The silence is set. It is in force in every workspace within seconds.');
    await reply.redirect(HERE, 303);
  }

  @Post(':id/end')
  async end(
    @IdInPath('silence') silence_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusal = await this.api
      .post(`${SILENCES}/{silence_id}/end`, tokenOf(request), { path: { silence_id } })
      .then(() => undefined, refusalOf);
    const ended = 'It is ended. Workspaces are notified within seconds of what opened meanwhile and is still open.';
    request.session.set('notice', refusal?.message ?? ended);
    await reply.redirect(HERE, 303);
  }

  private async page(request: AuthenticatedRequest, reply: FastifyReply, shown: Shown): Promise<void> {
    const { refusal, typed, cursor } = shown;
    const token = tokenOf(request);
    const [open, ended, connections] = await Promise.all([
      part(this.api.get(SILENCES, token, { query: { state: 'open', limit: 100 } })),
      part(this.api.get(SILENCES, token, { query: { state: 'ended', limit: PAGE, cursor } })),
      part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
    ]);
    const names = new Map(connections.data?.items.map((one) => [one.connection_code, one.display_name]));
    const inWords = (one: StaffSilence) => ({
      ...one,
      about: names.get(one.connection_code ?? '') ?? one.connection_code,
      times: one.weekly ? weeklyInWords(one.weekly) : undefined,
    });
    const next = ended.data?.next_cursor;
    const data = {
      missing: open.missing ?? ended.missing,
      open: open.data?.items.map(inWords),
      ended: ended.data?.items.map(inWords),
      connections: connections.data?.items ?? [],
      here: HERE,
      typed,
      chosen_days: [typed.days].flat().map(textOf),
      refusal,
      errors: errorsOf(refusal),
      ...pageLinks(HERE, {}, cursor, next),
    };
    await this.pages.send(reply, 'staff/silences', data, refusal ? 422 : 200);
  }
}
