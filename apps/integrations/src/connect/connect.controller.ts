import { rewriteOrigin } from '@linesman/provider-kit';
import { Clock, Public } from '@linesman/service-kit';
import { Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IntegrationsConfig } from '../config';
import { bindingCookie } from './browser-binding';
import type { ConnectSession } from './connect-session.entity';
import { FindSession } from './find-session.system';
import { linkState } from './link-state';
import { PageFilter } from './page-filter';
import { sendStartPage, sendTold } from './pages';
import { type LinkSubject, ReadLink } from './read-link';
import { StartConnect } from './start-connect';
import { endedLink, foreignForm, notSetUp } from './told';

// The link itself is the right to be here. GET only shows, for mail scanners follow links; POST starts.
@Public()
@UseFilters(PageFilter)
@Controller('connect/:token')
export class ConnectController {
  constructor(
    private readonly sessions: FindSession,
    private readonly links: ReadLink,
    private readonly starts: StartConnect,
    private readonly clock: Clock,
    private readonly config: IntegrationsConfig,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const open = await this.openLink(token, reply);
    if (!open) return;
    const { auth } = open.subject.provider.manifest;
    const authorize = auth.type === 'oauth2' ? rewriteOrigin(auth.authorize_url, this.config.PROVIDER_ORIGINS) : '';
    await sendStartPage(reply, open.session, open.subject, authorize && new URL(authorize).origin);
  }

  @Post()
  async start(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return sendTold(reply, foreignForm);
    const open = await this.openLink(token, reply);
    if (!open) return;
    const { session, subject } = open;
    const started = await this.starts.start(session, subject);
    if (!started) return sendTold(reply, notSetUp(subject.provider.manifest.display_name), subject.product_name);
    const binding = { secret: started.browser_secret, token };
    await reply
      .header('set-cookie', bindingCookie(session.session_id, binding, this.config.PUBLIC_ORIGIN))
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .redirect(started.authorize_url, 303);
  }

  private async openLink(
    token: string,
    reply: FastifyReply,
  ): Promise<{ session: ConnectSession; subject: LinkSubject } | undefined> {
    const session = await this.sessions.byToken(token);
    const state = linkState(session, this.clock.now());
    const subject = session ? await this.links.subjectOf(session) : undefined;
    if (session && subject && state === 'open') return { session, subject };
    await sendTold(reply, endedLink[state === 'open' ? 'revoked' : state], subject?.product_name);
    return undefined;
  }
}
