import { Answers, Clock, Public } from '@linesman/service-kit';
import { Body, Controller, Param, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptColleague, domainOfColleague, enteredOf } from './colleague';
import { FollowLink } from './follow-link';
import { HandOver } from './hand-over';
import { isForeign } from './is-foreign';
import { OpenPage } from './open-page';
import { foreignForm } from './outcome-pages';
import { PageFilter } from './page-filter';
import { sendEndedPage, sendOutcomePage } from './pages';

// Public: whoever has the link may hand it over, to a colleague of whoever it was made for.
@Public()
@UseFilters(PageFilter)
@Controller('connect/:token/hand-over')
export class HandOverController {
  constructor(
    private readonly links: FollowLink,
    private readonly handing: HandOver,
    private readonly page: OpenPage,
    private readonly clock: Clock,
  ) {}

  /** The colleague gets an email with a link of their own, and this one ends. Its page says so, also when it is loaded again. */
  @Post()
  @Answers({ 303: null, 404: 'text/html', 410: 'text/html', 422: 'text/html', default: 'text/html' })
  async handOver(
    @Param('token') token: string,
    @Body() form: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (isForeign(request)) return sendOutcomePage(reply, foreignForm);
    const link = await this.links.byToken(token);
    if (link.state !== 'open') return sendEndedPage(reply, link, { token, now: this.clock.now(), status: 410 });
    const domain = domainOfColleague(link);
    const here = `/connect/${encodeURIComponent(token)}`;
    if (!domain) return void (await reply.redirect(here, 303));
    const entered = enteredOf(form);
    const colleague = acceptColleague(entered, domain, link.session.recipient);
    if ('refusal' in colleague)
      return this.page.send(reply, token, link, { colleague: { entered, refusal: colleague.refusal } });
    if ((await this.handing.handOver(link.session, colleague)) === 'too_many')
      return this.page.send(reply, token, link, { colleague: { entered, refusal: { key: 'colleague_too_many' } } });
    await reply.header('referrer-policy', 'no-referrer').redirect(here, 303);
  }
}
