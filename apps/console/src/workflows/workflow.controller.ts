import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Refusal, refusalOf } from '../forms/refusal-of';
import { NamePeople } from '../integrations/names/name-people';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import type { PreviewedSignal, Workflow, WorkflowMistake } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';
import { markedLines } from './marked-lines';
import { shownPreview } from './preview-in-words';
import { NameInPath } from './workflow-name';

const WORKFLOW = '/v1/workflows/{workflow}';

interface Typed {
  source: string;
  /** The ETag of what the editor was opened with. */
  if_match: string;
}

interface Shown {
  typed?: Typed;
  refusal?: Refusal;
  preview?: PreviewedSignal[];
}

/** The editor of one workflow: draft, mistakes, preview with past signals, publication. */
@Roles(...administrators)
@Controller('settings/workflows/:workflow')
export class WorkflowController {
  constructor(
    private readonly api: ServiceApi,
    private readonly people: NamePeople,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  show(@NameInPath() name: string, @Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page(name, request, reply, {});
  }

  @Post()
  async save(
    @NameInPath() name: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedIn(posted);
    const saved = await this.store(name, request, typed);
    if ('kind' in saved) return this.page(name, request, reply, { typed, refusal: saved });
    const count = saved.draft?.mistakes.length ?? 0;
    const notice =
      count === 0
        ? 'The draft is saved. It sets nothing in motion until you publish it.'
        : `The draft is saved. It has ${count === 1 ? 'a mistake' : `${count} mistakes`}.`;
    await this.back(name, request, reply, notice);
  }

  /** Saves nothing. */
  @Post('preview')
  async preview(
    @NameInPath() name: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedIn(posted);
    const body = { source: typed.source, last: 5 };
    const found = await this.api
      .post('/v1/workflows/preview', tokenOf(request), { body })
      .then(({ signals }) => ({ signals }), refusalOf);
    if ('kind' in found) return this.page(name, request, reply, { typed, refusal: found });
    await this.page(name, request, reply, { typed, preview: found.signals });
  }

  /** Saves the draft as it was typed, and puts it in force. */
  @Post('publish')
  async publish(
    @NameInPath() name: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedIn(posted);
    const saved = await this.store(name, request, typed);
    if ('kind' in saved) return this.page(name, request, reply, { typed, refusal: saved });
    const if_match = `"${saved.version}"`;
    const published = await this.api
      .post(`${WORKFLOW}/publish`, tokenOf(request), { path: { workflow: name }, if_match })
      .then((workflow) => workflow, refusalOf);
    if ('kind' in published)
      return this.page(name, request, reply, { typed: { ...typed, if_match }, refusal: published });
    const notice = `Version ${published.in_force?.document_version} is in force for signals that open from now on.`;
    await this.back(name, request, reply, notice);
  }

  @Post('discard')
  async discard(
    @NameInPath() name: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { if_match } = typedIn(posted);
    const refusal = await this.api
      .delete(`${WORKFLOW}/draft`, tokenOf(request), { path: { workflow: name }, if_match })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(name, request, reply, { refusal });
    request.session.set('notice', 'The draft is discarded.');
    await reply.redirect('/settings/workflows', 303);
  }

  private store(name: string, request: AuthenticatedRequest, { source, if_match }: Typed): Promise<Workflow | Refusal> {
    return this.api
      .put(`${WORKFLOW}/draft`, tokenOf(request), { path: { workflow: name }, body: { source }, if_match })
      .then((workflow) => workflow, refusalOf);
  }

  private async back(name: string, request: AuthenticatedRequest, reply: FastifyReply, notice: string): Promise<void> {
    request.session.set('notice', notice);
    await reply.redirect(`/settings/workflows/${name}`, 303);
  }

  private async page(
    name: string,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    { typed, refusal, preview }: Shown,
  ): Promise<void> {
    const token = tokenOf(request);
    const { value: workflow, etag } = await this.api.getTagged(WORKFLOW, token, { path: { workflow: name } });
    const { draft, in_force } = workflow;
    const nameOf = await this.people.names(
      token,
      request.principal!,
      [in_force?.published_by, draft?.saved_by].flatMap((one) => one ?? []),
    );
    const source = typed?.source ?? draft?.source ?? in_force?.source ?? '';
    const mistakes = refusal ? mistakesOf(refusal) : typed ? [] : (draft?.mistakes ?? []);
    const isStale = refusal?.kind === 'changed-meanwhile';
    const data = {
      workflow,
      here: `/settings/workflows/${name}`,
      source,
      rows: Math.min(40, Math.max(16, source.split('\n').length + 1)),
      // Whoever has read that somebody else changed it may save over that.
      etag: isStale ? etag : (typed?.if_match ?? etag),
      published_by: in_force?.published_by && nameOf(in_force.published_by),
      saved_by: draft && nameOf(draft.saved_by),
      mistakes: mistakes.length,
      lines: markedLines(source, mistakes),
      refusal: refusal && mistakes.length === 0 ? refusal : undefined,
      refused: refusal !== undefined,
      stale: isStale,
      preview: preview?.map(shownPreview),
    };
    await this.pages.send(reply, 'settings-workflow', data, refusal ? 422 : 200);
  }
}

/** A browser sends the lines of a form with CR and LF. */
const typedIn = ({ source, etag }: Record<string, unknown>): Typed => ({
  source: (typeof source === 'string' ? source : '').replaceAll('\r\n', '\n'),
  if_match: textOf(etag),
});

/** A refusal of a document has the place of each mistake beside it. */
const mistakesOf = ({ errors }: Refusal): WorkflowMistake[] =>
  errors.flatMap(({ field, message, line, column }) =>
    line && column ? [{ line, column, path: field === 'document' ? '' : field, message }] : [],
  );
