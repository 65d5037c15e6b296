import { Answers, Clock, Public } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bindingOf } from './browser-binding';
import { FindSession } from './find-session.system';
import { FinishConnect } from './finish-connect';
import { FollowLink } from './follow-link';
import { cancelled, otherBrowser, unconnectedPage } from './outcome-pages';
import { PageFilter } from './page-filter';
import { backOf, sendEndedPage, sendOutcomePage } from './pages';
import { RecordStep } from './record-step';
import { matches } from './secret-token';
import { StartConnect } from './start-connect';
import { stepOf } from './step-of';

// Public: the provider sends people here after the consent. The state, bound to a cookie, identifies the session.
@Public()
@UseFilters(PageFilter)
@Controller('oauth/callback')
export class OAuthCallbackController {
  constructor(
    private readonly sessions: FindSession,
    private readonly links: FollowLink,
    private readonly connections: FinishConnect,
    private readonly starts: StartConnect,
    private readonly steps: RecordStep,
    private readonly clock: Clock,
  ) {}

  /** The provider sends people here after the consent. */
  @Get()
  @Answers({ 200: 'text/html', 303: null, 400: 'text/html', default: 'text/html' })
  async finishConsent(
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
    if (link.state !== 'open') return sendEndedPage(reply, link, { token: binding.token, now: this.clock.now() });
    const { subject } = link;
    const shown = { subject, back: backOf(session) };
    if (!(await this.connections.takeState(session))) return sendOutcomePage(reply, otherBrowser, shown);

    const here = `/connect/${encodeURIComponent(binding.token)}`;
    const { display_name } = subject.provider.manifest;
    // Without a code the person, or the provider, refused the consent.
    if (typeof code !== 'string' || !code) {
      const access = this.starts.consentOf(subject)?.scopes.filter(Boolean);
      await this.steps.ended(session, { step: 'cancelled', access: access?.length ? access : undefined });
      return sendOutcomePage(reply, cancelled(display_name), { ...shown, again: here });
    }
    const outcome = await this.connections.finish(session, subject, code);
    await this.steps.ended(session, stepOf(outcome, subject));
    // The link's own page says the same when it is loaded again, and its address holds no code.
    if (outcome.kind === 'connected' || outcome.kind === 'held')
      return void (await reply.header('referrer-policy', 'no-referrer').redirect(here, 303));
    const again = outcome.kind === 'too-late' ? undefined : here;
    await sendOutcomePage(reply, unconnectedPage(outcome, subject), { ...shown, again });
  }
}
