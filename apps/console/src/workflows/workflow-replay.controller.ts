import { Roles } from '@linesman/service-kit';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NamePeople } from '../integrations/names/name-people';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textUpTo, uuidOf, withQuery } from '../pages/query-string';
import { administrators } from '../sign-in/readers';
import { ServiceApi } from '../upstream/service-api';
import { shownSteps } from './preview-in-words';
import { shownPerson, shownReplay } from './replay-in-words';
import { NameInPath } from './workflow-name';

const REPLAY = '/v1/workflows/{workflow}/replays/{replay_id}';

const tabs = [
  { value: undefined, label: 'Everybody' },
  { value: 'more', label: 'Told more' },
  { value: 'fewer', label: 'Told less' },
  { value: 'as_many', label: 'Told as often' },
] as const;

/** One replay: how far it has come, who would be told more or less, and for which signals something differs. */
@Roles(...administrators)
@Controller('settings/workflows/:workflow/replays/:replay')
export class WorkflowReplayController {
  constructor(
    private readonly api: ServiceApi,
    private readonly names: NamePeople,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @NameInPath() name: string,
    @IdInPath('replay', 'replay') replay_id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [token, path] = [tokenOf(request), { workflow: name, replay_id }];
    const asked = {
      change: tabs.find(({ value }) => value && value === query.change)?.value,
      of: textUpTo(1_000, query.of),
      person: uuidOf(query.person),
      cursor: textUpTo(1_000, query.cursor),
    };
    const [replay, people, signals] = await Promise.all([
      this.api.get(REPLAY, token, { path }),
      this.api.get(`${REPLAY}/people`, token, { path, query: { limit: 20, change: asked.change, cursor: asked.of } }),
      this.api.get(`${REPLAY}/signals`, token, {
        path,
        query: { limit: 10, person_id: asked.person, cursor: asked.cursor },
      }),
    ]);
    const nameOf = await this.names.names(token, request.principal!, [replay.created_by]);
    const here = `/settings/workflows/${name}/replays/${replay_id}`;
    const at = (over: Partial<typeof asked>): string => withQuery(here, { ...asked, ...over });
    await this.pages.send(reply, 'settings-workflow-replay', {
      replay: { ...shownReplay(replay), by: nameOf(replay.created_by) },
      name,
      here,
      tabs: tabs.map(({ value, label }) => ({
        label,
        url: at({ change: value, of: undefined }),
        current: value === asked.change,
      })),
      people: people.items.map((one) => ({
        ...shownPerson(one),
        current: one.person_id === asked.person,
        url: one.added + one.removed > 0 ? `${at({ person: one.person_id, cursor: undefined })}#signals` : undefined,
      })),
      people_first: asked.of && at({ of: undefined }),
      people_next: people.next_cursor && at({ of: people.next_cursor }),
      signals: signals.items.map(({ now, would, ...signal }) => ({ ...signal, steps: shownSteps(would, now) })),
      all_signals: asked.person && `${at({ person: undefined, cursor: undefined })}#signals`,
      first_url: asked.cursor && `${at({ cursor: undefined })}#signals`,
      next_url: signals.next_cursor && `${at({ cursor: signals.next_cursor })}#signals`,
    });
  }

  @Post('cancel')
  async cancel(
    @NameInPath() name: string,
    @IdInPath('replay', 'replay') replay_id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.post(`${REPLAY}/cancel`, tokenOf(request), { path: { workflow: name, replay_id } });
    request.session.set('notice', 'The replay is cancelled. What it has found so far is kept.');
    await reply.redirect(`/settings/workflows/${name}/replays/${replay_id}`, 303);
  }
}
