import { Public } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindingOf } from './browser-binding';
import { FindSession } from './find-session.system';
import { FinishConnect } from './finish-connect';
import { FollowLink } from './follow-link';
import { cancelled, endedPageOf, otherBrowser, outcomePageOf } from './outcome-pages';
import { PageFilter } from './page-filter';
import { sendOutcomePage } from './pages';
import { matches } from './secret-token';

// Public: the provider sends people here after the consent. The state, bound to a cookie, identifies the session.
@Public()
@UseFilters(PageFilter)
@Controller('oauth/callback')
export class OAuthCallbackController {
  constructor(
    private readonly sessions: FindSession,
    private readonly links: FollowLink,
    private readonly connections: FinishConnect,
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
    if (!session || !binding || !matches(binding.secret, session.browser_hash))
      return sendOutcomePage(reply, otherBrowser);
    const link = await this.links.byCallback(session);
    if (link.state !== 'open') return sendOutcomePage(reply, endedPageOf(link), link.subject?.product_name);
    const { subject } = link;
    const { product_name } = subject;
    if (!(await this.connections.takeState(session))) return sendOutcomePage(reply, otherBrowser, product_name);

    const again = `/connect/${encodeURIComponent(binding.token)}`;
    const { display_name } = subject.provider.manifest;
    // Without a code the person, or the provider, refused the consent.
    if (typeof code !== 'string' || !code) return sendOutcomePage(reply, cancelled(display_name), product_name, again);
    const outcome = await this.connections.finish(session, subject, code);
    // The link's own page says the same, and can be reloaded. It does not know the other accounts of the sign-in.
    if (outcome.kind === 'connected' && !outcome.account?.others?.length)
      return void (await reply.header('referrer-policy', 'no-referrer').redirect(again, 303));
    const mayTryAgain = outcome.kind === 'failed' || outcome.kind === 'wrong-account';
    await sendOutcomePage(reply, outcomePageOf(outcome, subject), product_name, mayTryAgain ? again : undefined);
  }
}
