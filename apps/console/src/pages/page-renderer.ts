import { ctaTemplates, registerCta } from '@linesman/readiness';
import { Clock, type Principal, type Role } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Liquid } from 'liquidjs';
import { ConsoleConfig } from '../config';
import { ReadStatuses } from '../readiness/read-statuses';
import { scriptUrl, stylesheetUrl } from './assets';
import { ago, dayInWords, exact, toTheSecond, zoneOf } from './times';
import { navigationFor } from './navigation';
import { type AuthenticatedRequest, tokenOf } from './page-request';
import { causeInWords, eventInWords, occasionInWords, partInWords, roleInWords, serviceInWords } from './words';
import { administrators, customerReaders, integrationReaders, recordReaders, signalReaders } from '../sign-in/readers';
import { offeredWayBack } from '../sign-in/session';
import { readTemplates } from './templates';
import { withoutDirectionMarks } from './without-direction-marks';
import { contentSecurityPolicy, originOf } from './content-security-policy';

/** Renders views to HTML. All output is escaped; a view cannot read files, and its time and memory are limited. */
@Injectable()
export class PageRenderer {
  private readonly engine: Liquid;

  constructor(
    private readonly config: ConsoleConfig,
    private readonly statuses: ReadStatuses,
    private readonly clock: Clock,
  ) {
    this.engine = new Liquid({
      templates: { ...ctaTemplates, ...readTemplates() },
      cache: true,
      outputEscape: 'escape',
      strictFilters: true,
      renderLimit: 30_000,
      memoryLimit: 20_000_000,
    });
    this.engine.registerFilter('image', function (url: unknown) {
      (this.context.getSync(['images']) as Set<string>).add(originOf(url));
      return url;
    });
    const filters = {
      cause: causeInWords,
      event: eventInWords,
      occasion: occasionInWords,
      part: partInWords,
      service: serviceInWords,
      role: roleInWords,
      day: dayInWords,
    };
    for (const [name, filter] of Object.entries(filters)) this.engine.registerFilter(name, filter);
    this.engine.registerFilter('ago', (at: unknown) => ago(at, clock.now()));
    for (const [name, format] of Object.entries({ exact, to_the_second: toTheSecond }))
      this.engine.registerFilter(name, function (at: unknown) {
        return format(at, zoneOf(this.context.getSync(['viewer_zone'])));
      });
    registerCta(this.engine, undefined, config.PUBLIC_ORIGIN);
  }

  async send(reply: FastifyReply, view: string, data: object, status = 200): Promise<void> {
    await head(reply, status).send(await this.render(reply, view, data));
  }

  /** A page that shows progress: each step is rendered when it happens, where the view has `<!--steps-->`. */
  async sendGrowing(
    reply: FastifyReply,
    view: string,
    stepView: string,
    data: object,
    steps: AsyncIterable<object>,
  ): Promise<void> {
    const [before = '', after = ''] = (await this.render(reply, view, data)).split('<!--steps-->');
    const { engine } = this;
    const globals = globalsOf(reply);
    async function* grow(): AsyncGenerator<string> {
      yield before;
      for await (const step of steps)
        yield withoutDirectionMarks((await engine.renderFile(stepView, { ...data, ...step }, { globals })) as string);
      yield after;
    }
    await head(reply, 200).send(Readable.from(grow(), { objectMode: false }));
  }

  private async render(reply: FastifyReply, view: string, data: object): Promise<string> {
    const { principal, session, raw } = reply.request as AuthenticatedRequest;
    // Proxied routes have no headers of ours, but an error page may be shown in place of a service's answer.
    reply.helmet();
    const notice = session.get('notice');
    const notice_warns = session.get('notice_warns');
    if (notice) session.set('notice', undefined);
    if (notice_warns) session.set('notice_warns', undefined);
    const { SANDBOX_URL, NODE_ENV } = this.config;
    const path = (raw.url ?? '').split('?')[0]!;
    const scope = {
      ...data,
      ...(principal && (await this.statuses.of(principal, tokenOf(reply.request)))),
      notice,
      notice_warns,
      way_back: principal && offeredWayBack(session.get('way_back'), this.clock.now()),
      user: principal && {
        workspace: session.get('workspace'),
        name: principal.name ?? principal.email ?? principal.subject,
        roles: principal.roles,
        administers: isOneOf(principal, administrators),
        changes_contacts: isOneOf(principal, customerReaders),
        reads_records: isOneOf(principal, recordReaders),
        sees_integrations: isOneOf(principal, integrationReaders),
        watches_signals: isOneOf(principal, signalReaders),
      },
      keys_off: reply.request.cookies.single_keys === 'off',
      csrf: principal ? reply.generateCsrf() : undefined,
      path,
      navigation: principal && navigationFor(principal, path),
      sandbox: NODE_ENV === 'production' ? undefined : SANDBOX_URL,
      stylesheet: stylesheetUrl,
      script: principal ? scriptUrl : undefined,
    };
    const globals = globalsOf(reply);
    const html = (await this.engine.renderFile(view, scope, { globals })) as string;
    reply.helmet({ contentSecurityPolicy: contentSecurityPolicy(globals.images) });
    return withoutDirectionMarks(html);
  }
}

/** Known in every partial. The script of the page stores the browser's time zone in the cookie. */
const globalsOf = ({ request }: FastifyReply) => ({
  viewer_zone: zoneOf(request.cookies?.time_zone),
  /** From where the page loads images, beside this origin. */
  images: new Set<string>(),
});

const head = (reply: FastifyReply, status: number): FastifyReply =>
  reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8');

const isOneOf = ({ roles }: Principal, allowed: Role[]): boolean => roles.some((role) => allowed.includes(role));
