import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../forms/refusal-of';
import { NamePeople } from '../integrations/names/name-people';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textOf, textUpTo } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { firstDraft } from './first-draft';
import { isName } from './workflow-name';

const HERE = '/settings/workflows';

/** When each of Linesman's own documents acts. */
const occasions: Record<string, string> = {
  integration_disconnection_response: 'When an integration is disconnected',
  integration_degradation_response: 'When an integration is degraded',
  integration_expiry_response: 'Before the credentials of an integration expire',
  integration_near_limit_response: 'When an integration comes near the limit of its provider',
  our_fault_response: 'When Linesman itself is at fault: a task for its staff',
};

/** The documents that say what a risk signal sets in motion: Linesman's, and the workspace's own. */
@Roles(...administrators)
@Controller('settings/workflows')
export class WorkflowsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly people: NamePeople,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query('cursor') cursor: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(request, reply, textUpTo(1_000, cursor));
  }

  /** Begins a draft, and leads to its editor. */
  @Post()
  async add(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const name = textOf(posted.name);
    const refusal = isName(name)
      ? await this.api
          .put('/v1/workflows/{workflow}/draft', tokenOf(request), {
            path: { workflow: name },
            body: { source: firstDraft(name) },
            if_match: '"0"',
          })
          .then(() => undefined, refusalOf)
      : invalid([{ field: 'name', message: 'Use a to z, 0 to 9 and _.' }]);
    if (!refusal) return void (await reply.redirect(`${HERE}/${name}`, 303));
    const taken = refusal.kind === 'changed-meanwhile' ? 'There is a workflow of this name already.' : undefined;
    await this.page(request, reply, undefined, {
      typed: name,
      refusal: taken ? invalid([{ field: 'name', message: taken }]) : refusal,
    });
  }

  private async page(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    cursor: string | undefined,
    { typed, refusal }: { typed?: string; refusal?: Refusal } = {},
  ): Promise<void> {
    const token = tokenOf(request);
    const { items, next_cursor } = await this.api.get('/v1/workflows', token, { query: { limit: 50, cursor } });
    const subjects = items.flatMap(({ published_by }) => published_by ?? []);
    const nameOf = await this.people.names(token, request.principal!, subjects);
    const data = {
      workflows: items.map((one) => ({
        ...one,
        about: one.origin === 'built_in' ? occasions[one.name] : undefined,
        by: one.published_by && nameOf(one.published_by),
      })),
      typed,
      refusal,
      error: refusal?.errors.find(({ field }) => field === 'name')?.message,
      ...pageLinks(HERE, {}, cursor, next_cursor),
    };
    await this.pages.send(reply, 'settings-workflows', data, refusal ? 422 : 200);
  }
}
