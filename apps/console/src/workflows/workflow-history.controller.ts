import { notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refusalOf } from '../forms/refusal-of';
import { NamePeople } from '../integrations/names/name-people';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textUpTo } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import type { Workflow } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';
import { compareLines } from './compare-lines';
import { NameInPath } from './workflow-name';

const WORKFLOW = '/v1/workflows/{workflow}';
/** Two names that no version has. */
const IN_FORCE = '(in force)';
const DRAFT = '(draft)';

/** What was published of a workflow, what differs, and the way back. */
@Roles(...administrators)
@Controller('settings/workflows/:workflow/history')
export class WorkflowHistoryController {
  constructor(
    private readonly api: ServiceApi,
    private readonly people: NamePeople,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @NameInPath() name: string,
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [token, path] = [tokenOf(request), { workflow: name }];
    const cursor = textUpTo(1_000, query.cursor);
    const [{ value: workflow, etag }, versions] = await Promise.all([
      this.api.getTagged(WORKFLOW, token, { path }),
      this.api.get(`${WORKFLOW}/versions`, token, { path, query: { limit: 50, cursor } }),
    ]);
    const [from, to] = [textUpTo(50, query.from), textUpTo(50, query.to)];
    const nameOf = await this.people.names(
      token,
      request.principal!,
      versions.items.map(({ published_by }) => published_by),
    );
    const here = `/settings/workflows/${name}/history`;
    await this.pages.send(reply, 'settings-workflow-history', {
      workflow,
      here,
      etag,
      versions: versions.items.map((one) => ({ ...one, by: nameOf(one.published_by) })),
      choices: [
        ...(workflow.in_force ? [{ value: IN_FORCE, label: 'What is in force' }] : []),
        ...(workflow.draft ? [{ value: DRAFT, label: 'The draft' }] : []),
        ...versions.items.map(({ document_version: value }) => ({ value, label: `Version ${value}` })),
      ],
      from,
      to,
      lines:
        from && to && compareLines(await this.textOf(workflow, from, token), await this.textOf(workflow, to, token)),
      ...pageLinks(here, {}, cursor, versions.next_cursor),
    });
  }

  @Post('roll-back')
  async rollBack(
    @NameInPath() name: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document_version = textUpTo(50, posted.version);
    const rolled = await this.api
      .post(`${WORKFLOW}/roll-back`, tokenOf(request), {
        path: { workflow: name },
        body: { document_version },
        if_match: textUpTo(50, posted.etag),
      })
      .then((workflow) => workflow, refusalOf);
    const notice =
      'kind' in rolled
        ? rolled.message
        : `Version ${rolled.in_force?.document_version}${document_version ? '' : ' of Linesman'} is in force again.`;
    request.session.set('notice', notice);
    await reply.redirect(`/settings/workflows/${name}/history`, 303);
  }

  private async textOf(workflow: Workflow, choice: string, token: string): Promise<string> {
    if (choice === IN_FORCE && workflow.in_force) return workflow.in_force.source;
    if (choice === DRAFT && workflow.draft) return workflow.draft.source;
    if (!/^[\w.-]+$/.test(choice)) throw notFound('version');
    const path = { workflow: workflow.name, document_version: choice };
    return (await this.api.get(`${WORKFLOW}/versions/{document_version}`, token, { path })).source;
  }
}
