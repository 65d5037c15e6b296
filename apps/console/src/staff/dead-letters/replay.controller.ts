import { notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { letterFilter } from './letter-filter';
import { LETTERS, lettersPage } from './letters-page';
import { LoadLetters } from './load-letters';
import { ReplayAll } from './replay-all';

@Roles(...staff)
@Controller('staff/dead-letters')
export class ReplayController {
  constructor(
    private readonly api: ServiceApi,
    private readonly letters: LoadLetters,
    private readonly replaying: ReplayAll,
    private readonly pages: PageRenderer,
  ) {}

  @Post(':id/replay')
  async replay(
    @IdInPath('dead letter') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { service, handler } = letterFilter(posted);
    if (!service) throw notFound('service');
    const token = tokenOf(request);
    const refusal = await this.api
      .post(`/${service}/dead-letters/{id}/replay`, token, { path: { id } })
      .then(() => undefined, refusalOf);
    const filter = posted.narrowed === 'true' ? { service, handler } : {};
    if (refusal) {
      const found = await this.letters.load(token, filter);
      return this.pages.send(reply, 'staff/dead-letters', lettersPage(found, filter, refusal), 422);
    }
    request.session.set('notice', 'Replayed: the handler has handled it.');
    await reply.redirect(withQuery(LETTERS, filter), 303);
  }

  /** The page grows while the replay runs: its last line is the progress. */
  @Post('replay-all')
  async replayAll(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { service, handler } = letterFilter(posted);
    if (!service || !handler) throw notFound('handler');
    const steps = this.replaying.run(tokenOf(request), service, handler);
    const back = withQuery(LETTERS, { service, handler });
    await this.pages.sendGrowing(reply, 'staff/replay-all', 'staff/replay-step', { service, handler, back }, steps);
  }
}
