import { Clock, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsoleConfig } from '../config';
import { NameCustomers } from '../integrations/names/name-customers';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textUpTo, withQuery } from '../pages/query-string';
import { customerReaders } from '../sign-in/readers';
import { returnTo } from '../sign-in/return-to';
import { part } from '../upstream/part';
import type { Task } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';
import { shownTask } from './shown-task';
import { priorities } from './read-task';
import { type TasksFilter, tasksFilter } from './tasks-filter';

const PAGE = 25;

@Roles(...customerReaders)
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly api: ServiceApi,
    private readonly customers: NameCustomers,
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
    const found = await part(this.api.get('/v1/tasks', tokenOf(request), { query: { ...asked, limit: PAGE } }));
    const names = await this.customers.names(tokenOf(request), unnamed(found.data?.items ?? []));
    const { cursor, ...kept } = shown;
    const at = (more: object) => withQuery('/tasks', { ...kept, ...more });
    await this.pages.send(reply, 'tasks', {
      missing: found.missing,
      tasks:
        found.data?.items.map((one) => ({
          ...shownTask(one, this.clock.now()),
          customer_name: one.customer_name ?? names.get(one.customer_id ?? ''),
        })) ?? [],
      filter: shown,
      has_own: hasOwn,
      open_url: at({ status: undefined }),
      closed_url: at({ status: 'closed', overdue: undefined }),
      mine_url: at({ of: undefined, assignee: undefined }),
      all_url: at({ of: 'all', assignee: undefined }),
      chips: chipsOf(shown, at),
      of_url: withQuery('/tasks', { of: hasOwn ? 'all' : undefined, status: shown.status }),
      here: at({ cursor }),
      ...pageLinks('/tasks', kept, cursor, found.data?.next_cursor),
    });
  }

  @Post(':id/close')
  async close(
    @IdInPath('task') id: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const note = textUpTo(1_000, body.note);
    await this.api.post('/v1/tasks/{task_id}/close', tokenOf(request), { path: { task_id: id }, body: { note } });
    request.session.set('notice', 'The task is closed.');
    await reply.redirect(returnTo(body.return_to, this.config.PUBLIC_ORIGIN, '/tasks'), 303);
  }
}

/** No signal says the name of their customer. */
const unnamed = (tasks: Task[]): Task[] => tasks.filter(({ customer_name }) => !customer_name);

/** What the list can be narrowed to. A chosen one leads back. */
function chipsOf({ status, overdue, priority }: TasksFilter, at: (more: object) => string) {
  const late = { label: 'Overdue', current: overdue !== undefined, url: at({ overdue: overdue ? undefined : 'true' }) };
  const rated = priorities.map((one) => ({
    label: `${one.charAt(0).toUpperCase()}${one.slice(1)}`,
    current: one === priority,
    url: at({ priority: one === priority ? undefined : one }),
  }));
  return status ? rated : [late, ...rated];
}
