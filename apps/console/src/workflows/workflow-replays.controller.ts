import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { NamePeople } from '../integrations/names/name-people';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textOf, textUpTo } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { shownReplay } from './replay-in-words';
import { NameInPath } from './workflow-name';

const WORKFLOW = '/v1/workflows/{workflow}';
const REPLAYS = `${WORKFLOW}/replays` as const;
/** A name that no version has. */
const DRAFT = '(draft)';
const periods = [90, 30, 7];

/** The replays of one workflow, and the form that begins one. */
@Roles(...administrators)
@Controller('settings/workflows/:workflow/replays')
export class WorkflowReplaysController {
  constructor(
    private readonly api: ServiceApi,
    private readonly people: NamePeople,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  list(
    @NameInPath() name: string,
    @Query('cursor') cursor: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.page(name, request, reply, textUpTo(1_000, cursor));
  }

  @Post()
  async begin(
    @NameInPath() name: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = textOf(posted.text);
    const days = periods.find((one) => String(one) === posted.days) ?? periods[0]!;
    const begun = await this.api
      .post(REPLAYS, tokenOf(request), {
        path: { workflow: name },
        body: { days, document_version: text === DRAFT ? undefined : text.slice(0, 50) || undefined },
      })
      .then((replay) => replay, refusalOf);
    if ('kind' in begun) return this.page(name, request, reply, undefined, begun);
    await reply.redirect(`/settings/workflows/${name}/replays/${begun.replay_id}`, 303);
  }

  private async page(
    name: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    cursor?: string,
    refusal?: Refusal,
  ): Promise<void> {
    const [token, path, here] = [tokenOf(request), { workflow: name }, `/settings/workflows/${name}/replays`];
    const [workflow, versions, replays] = await Promise.all([
      this.api.get(WORKFLOW, token, { path }),
      this.api.get(`${WORKFLOW}/versions`, token, { path, query: { limit: 50 } }),
      this.api.get(REPLAYS, token, { path, query: { limit: 20, cursor } }),
    ]);
    const nameOf = await this.people.names(
      token,
      request.principal!,
      replays.items.map(({ created_by }) => created_by),
    );
    const data = {
      workflow,
      here,
      replays: replays.items.map((one) => ({ ...shownReplay(one), by: nameOf(one.created_by) })),
      texts: [
        ...(workflow.draft ? [{ value: DRAFT, label: 'The draft' }] : []),
        ...versions.items.map(({ document_version: value }) => ({ value, label: `Version ${value}` })),
      ],
      periods,
      refusal,
      mistakes: refusal?.kind === 'document-has-mistakes',
      ...pageLinks(here, {}, cursor, replays.next_cursor),
    };
    await this.pages.send(reply, 'settings-workflow-replays', data, refusal ? 422 : 200);
  }
}
