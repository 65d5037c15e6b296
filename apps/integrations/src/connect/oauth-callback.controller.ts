import { Clock, Public } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindingOf } from './browser-binding';
import { FindSession } from './find-session.system';
import { FinishConnect } from './finish-connect';
import { callbackState } from './link-state';
import { pageOf } from './outcome-page';
import { PageFilter } from './page-filter';
import { sendTold } from './pages';
import { ReadLink } from './read-link';
import { matches } from './secret-token';
import { cancelled, endedLink, otherBrowser } from './told';

// Providers send people here; the state, bound to a cookie, says whose consent it is.
@Public()
@UseFilters(PageFilter)
@Controller('oauth/callback')
export class OAuthCallbackController {
  constructor(
    private readonly sessions: FindSession,
    private readonly links: ReadLink,
    private readonly connections: FinishConnect,
    private readonly clock: Clock,
  ) {}

  @Get()
  async callback(
    @Query('state') state: unknown,
    @Query('code') code: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const session = typeof state === 'string' && state ? await this.sessions.byState(state) : null;
    const binding = session ? bindingOf(request, session.session_id) : undefined;
    if (!session || !binding || !matches(binding.secret, session.browser_hash)) return sendTold(reply, otherBrowser);
    const link = callbackState(session, this.clock.now());
    const subject = await this.links.subjectOf(session);
    if (link !== 'open' || !subject)
      return sendTold(reply, endedLink[link === 'open' ? 'revoked' : link], subject?.product_name);
    if (!(await this.connections.takeState(session))) return sendTold(reply, otherBrowser, subject.product_name);

    const again = `/connect/${encodeURIComponent(binding.token)}`;
    const { display_name } = subject.provider.manifest;
    // No code: the person said no, or the provider did.
    if (typeof code !== 'string' || !code) return sendTold(reply, cancelled(display_name), subject.product_name, again);
    const outcome = await this.connections.finish(session, subject, code);
    const mayTryAgain = outcome.kind === 'failed' || outcome.kind === 'wrong-account';
    await sendTold(reply, pageOf(outcome, subject), subject.product_name, mayTryAgain ? again : undefined);
  }
}
