import { Answers, Clock, Public } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IntegrationsConfig } from '../config';
import { bindingCookie } from './browser-binding';
import { EnterKeys } from './enter-keys';
import { FollowLink, type OpenLink } from './follow-link';
import { isForeign } from './is-foreign';
import { foreignForm, notSetUp, tooManyKeys, unconnectedPage } from './outcome-pages';
import { OpenPage } from './open-page';
import { openedByPerson } from './opened-by-person';
import { PageFilter } from './page-filter';
import { backOf, sendEndedPage, sendOutcomePage } from './pages';
import { RecordStep } from './record-step';
import { RequestNewLink } from './request-new-link';
import { StartConnect } from './start-connect';
import { stepOf } from './step-of';

// Public: whoever has the link may use it. GET changes nothing but that a person opened it, because email scanners open links. POST starts.
@Public()
@UseFilters(PageFilter)
@Controller('connect/:token')
export class ConnectController {
  constructor(
    private readonly links: FollowLink,
    private readonly page: OpenPage,
    private readonly starts: StartConnect,
    private readonly keys: EnterKeys,
    private readonly newLinks: RequestNewLink,
    private readonly steps: RecordStep,
    private readonly clock: Clock,
    private readonly config: IntegrationsConfig,
  ) {}

  /** The page of a link with which somebody connects or reconnects an integration. It starts nothing. */
  @Get()
  @Answers({ 200: 'text/html', 404: 'text/html', 410: 'text/html', default: 'text/html' })
  async show(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.links.byToken(token);
    if (link.state !== 'open') return sendEndedPage(reply, link, { token, now: this.clock.now() });
    if (openedByPerson(request)) await this.steps.begun(link.session, 'opened');
    await this.page.send(reply, token, link);
  }

  /** Leads to the provider's consent, or checks and stores the keys that were entered. */
  @Post()
  @Answers({ 200: 'text/html', 303: null, 404: 'text/html', 410: 'text/html', default: 'text/html' })
  async start(
    @Param('token') token: string,
    @Body() entered: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) return sendOutcomePage(reply, foreignForm);
    const link = await this.links.byToken(token);
    if (link.state !== 'open') return sendEndedPage(reply, link, { token, now: this.clock.now(), status: 410 });
    const byKey = !this.starts.consentOf(link.subject);
    return byKey ? this.enter(token, link, entered ?? {}, reply) : this.consent(token, link, reply);
  }

  /** The link's own page says what became of the request, also when it is loaded again. */
  @Post('new-link')
  @Answers({ 303: null, 404: 'text/html', default: 'text/html' })
  async requestNewLink(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) return sendOutcomePage(reply, foreignForm);
    const link = await this.links.byToken(token);
    if (link.state === 'unknown') return sendEndedPage(reply, link, { token, now: this.clock.now() });
    if (link.state !== 'open') await this.newLinks.request(link);
    await reply.header('referrer-policy', 'no-referrer').redirect(`/connect/${encodeURIComponent(token)}`, 303);
  }

  private async consent(token: string, { session, subject }: OpenLink, reply: FastifyReply): Promise<void> {
    const started = await this.starts.start(session, subject);
    if (!started)
      return sendOutcomePage(reply, notSetUp(subject.provider.manifest.display_name), {
        subject,
        back: backOf(session),
      });
    await this.steps.begun(session, 'consent_started');
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
    await this.steps.begun(session, 'opened');
    const outcome = await this.keys.enter(session, subject, entered);
    if (outcome.kind !== 'refused-fields' && outcome.kind !== 'too-many-keys')
      await this.steps.ended(session, stepOf(outcome, subject));
    if (outcome.kind === 'refused-fields') return this.page.send(reply, token, link, { key: { ...outcome, entered } });
    if (outcome.kind === 'failed')
      return this.page.send(reply, token, link, { key: { failure: outcome.failure, entered } });
    if (outcome.kind === 'too-many-keys') return sendOutcomePage(reply, tooManyKeys, { subject });
    const here = `/connect/${encodeURIComponent(token)}`;
    if (outcome.kind === 'connected' || outcome.kind === 'held') return void (await reply.redirect(here, 303));
    await sendOutcomePage(reply, unconnectedPage(outcome, subject), {
      subject,
      again: outcome.kind === 'wrong-account' ? here : undefined,
      back: backOf(session),
    });
  }
}
