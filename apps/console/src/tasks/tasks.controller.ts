import { Clock, notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import type { TaskRow } from '../model/signal-view';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf, withQuery } from '../pages/query-string';
import { customerReaders } from '../pages/readers';
import { returnTo } from '../sign-in/return-to';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { shownTask } from './shown-task';
import { tasksFilter } from './tasks-filter';

const PAGE = '25';

@Roles(...customerReaders)
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
    private readonly config: ConsoleConfig,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const hasOwn = request.principal!.roles.includes('csm');
    const { shown, asked } = tasksFilter(query, hasOwn);
    const path = withQuery('/tasks', { ...asked, limit: PAGE });
    const found = await part(this.api.list<TaskRow>('notifier', path, tokenOf(request)));
    const { cursor, ...kept } = shown;
    const at = (more: object) => withQuery('/tasks', { ...kept, ...more });
    await this.pages.send(reply, 'tasks', {
      missing: found.missing,
      tasks: found.data?.items.map((one) => shownTask(one, this.clock.now())) ?? [],
      filter: shown,
      has_own: hasOwn,
      open_url: at({ status: undefined }),
      closed_url: at({ status: 'closed' }),
      mine_url: at({ of: undefined }),
      all_url: at({ of: 'all' }),
      here: at({ cursor }),
      first_url: cursor && at({}),
      next_url: found.data?.next_cursor && at({ cursor: found.data.next_cursor }),
    });
  }

  @Post(':id/close')
  async close(
    @Param('id', new ParseUUIDPipe({ exceptionFactory: () => notFound('task') })) id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const note = textOf(body.note).slice(0, 1_000) || undefined;
    await this.api.post('notifier', `/tasks/${id}/close`, tokenOf(request), { note });
    request.session.set('notice', 'The task is closed.');
    const there = returnTo(body.return_to, this.config.PUBLIC_ORIGIN);
    await reply.redirect(there === '/' ? '/tasks' : there, 303);
  }
}
