import { rewriteOrigin } from '@linesman/provider-kit';
import { Public } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IntegrationsConfig } from '../config';
import { bindingCookie } from './browser-binding';
import { EnterKeys } from './enter-keys';
import { type FollowedLink, FollowLink } from './follow-link';
import { sendKeyPage } from './key-page';
import { pageOf } from './outcome-page';
import { PageFilter } from './page-filter';
import { sendStartPage, sendTold } from './pages';
import { StartConnect } from './start-connect';
import { endedLink, foreignForm, notSetUp } from './told';

type OpenLink = Extract<FollowedLink, { state: 'open' }>;

// The link itself is the right to be here. GET only shows, for mail scanners follow links; POST starts.
@Public()
@UseFilters(PageFilter)
@Controller('connect/:token')
export class ConnectController {
  constructor(
    private readonly links: FollowLink,
    private readonly starts: StartConnect,
    private readonly keys: EnterKeys,
    private readonly config: IntegrationsConfig,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.links.follow(token);
    if (link.state !== 'open') return sendTold(reply, endedLink[link.state], link.subject?.product_name);
    const auth = this.starts.consentOf(link.subject);
    if (!auth) return sendKeyPage(reply, link);
    const authorize = rewriteOrigin(auth.authorize_url, this.config.PROVIDER_ORIGINS);
    await sendStartPage(reply, link.session, link.subject, new URL(authorize).origin);
  }

  @Post()
  async start(
    @Param('token') token: string,
    @Body() entered: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return sendTold(reply, foreignForm);
    const link = await this.links.follow(token);
    if (link.state !== 'open') return sendTold(reply, endedLink[link.state], link.subject?.product_name);
    const byKey = !this.starts.consentOf(link.subject);
    return byKey ? this.enter(token, link, entered ?? {}, reply) : this.consent(token, link, reply);
  }

  private async consent(token: string, { session, subject }: OpenLink, reply: FastifyReply): Promise<void> {
    const started = await this.starts.start(session, subject);
    if (!started) return sendTold(reply, notSetUp(subject.provider.manifest.display_name), subject.product_name);
    const binding = { secret: started.browser_secret, token };
    await reply
      .header('set-cookie', bindingCookie(session.session_id, binding, this.config.PUBLIC_ORIGIN))
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store')
      .redirect(started.authorize_url, 303);
  }

  private async enter(
    token: string,
    link: OpenLink,
    entered: Record<string, unknown>,
    reply: FastifyReply,
  ): Promise<void> {
    const { session, subject } = link;
    const outcome = await this.keys.enter(session, subject, entered);
    if (outcome.kind === 'refused-fields') return sendKeyPage(reply, link, { ...outcome, entered });
    if (outcome.kind === 'failed') return sendKeyPage(reply, link, { failure: outcome.failure, entered });
    const again = outcome.kind === 'wrong-account' ? `/connect/${encodeURIComponent(token)}` : undefined;
    await sendTold(reply, pageOf(outcome, subject), subject.product_name, again);
  }
}
