import { Clock, notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import type { PublishedAgain, SetAsideEvent } from '../../upstream/answers';
import { ServiceApi } from '../../upstream/service-api';
import { letterFilter } from '../dead-letters/letter-filter';
import { LoadSetAside } from './load-set-aside';

const PAGE = '/staff/dead-letters/set-aside';

@Roles(...staff)
@Controller('staff/dead-letters/set-aside')
export class SetAsideController {
  constructor(
    private readonly api: ServiceApi,
    private readonly events: LoadSetAside,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.show(query, request, reply);
  }

  /** Publishes those that the page showed. */
  @Post('publish')
  async publish(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { service } = letterFilter(posted);
    if (!service) throw notFound('service');
    const published = await this.api
      .post(`/${service}/set-aside-events/publish`, tokenOf(request), { body: { ids: idsOf(posted) } })
      .catch(refusalOf);
    if ('kind' in published) return this.show({}, request, reply, published);
    request.session.set('notice', noticeOf(published));
    await reply.redirect(PAGE, 303);
  }

  private async show(
    query: Record<string, unknown>,
    request: FastifyRequest,
    reply: FastifyReply,
    refusal?: Refusal,
  ): Promise<void> {
    const { service, cursor } = letterFilter(query);
    const found = await this.events.load(tokenOf(request), { service, cursor });
    const now = this.clock.now().getTime();
    const lists = found.map((one) => ({
      ...one,
      events: one.events.map((event) => ({ ...event, stays: whyStays(event, now) })),
      ids: one.events.filter((event) => !whyStays(event, now)).map(({ id }) => id),
      next_url: one.next_cursor && withQuery(PAGE, { service: one.service, cursor: one.next_cursor }),
    }));
    const page = {
      refusal,
      lists: lists.filter(({ events }) => events.length > 0),
      missing: found.flatMap(({ missing }) => missing ?? []),
      first_url: cursor && PAGE,
    };
    await this.pages.send(reply, 'staff/set-aside-events', page, refusal ? 422 : 200);
  }
}

/** Why it cannot be published again. A service of the release before says neither until when, nor whether it is too large. */
function whyStays(
  { too_large, publishable_until: until }: Partial<SetAsideEvent>,
  now: number,
): 'too_large' | 'too_old' | undefined {
  if (until !== undefined && Date.parse(until) <= now) return 'too_old';
  return too_large ? 'too_large' : undefined;
}

const idsOf = ({ ids }: Record<string, unknown>): string[] => (typeof ids === 'string' ? ids.split(',') : []);

function noticeOf({ published, too_large, too_old }: PublishedAgain): string {
  const said = [`${published} offered to their stream again. What it refuses comes back here.`];
  if (too_large > 0) said.push(`${too_large} ${too_large === 1 ? 'is' : 'are'} larger than a message may be.`);
  if (too_old > 0) said.push(`${too_old} can no longer be published, because a service might handle it twice.`);
  return said.join(' ');
}
