import { Clock, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { pageLinks } from '../../pages/page-links';
import { textUpTo, withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { shownTask } from '../../tasks/shown-task';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

import { LoadAlerts } from '../alerts/load-alerts';
import { byUrgency } from './by-urgency';

const HERE = '/staff/tasks';
const tabs = [
  { status: undefined, label: 'Open' },
  { status: 'closed', label: 'Closed' },
] as const;

/** What our own staff have to do. Tenants and integrations appear as ids only. */
@Roles(...staff)
@Controller('staff/tasks')
export class StaffTasksController {
  constructor(
    private readonly api: ServiceApi,
    private readonly alerts: LoadAlerts,
    private readonly pages: PageRenderer,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const status = tabs.find((tab) => tab.status === query.status)?.status;
    const cursor = textUpTo(200, query.cursor);
    const asked = { status: status ?? ('open' as const), cursor, limit: 200 };
    const token = tokenOf(request);
    const [found, alerts] = await Promise.all([
      part(this.api.get('/v1/internal/tasks', token, { query: asked })),
      part(this.alerts.load(token)),
    ]);
    const items = found.data?.items ?? [];
    const next = found.data?.next_cursor;
    await this.pages.send(reply, 'staff/tasks', {
      missing: found.missing,
      tasks: (status ? items : byUrgency(items)).map((one) => shownTask(one, this.clock.now())),
      closed: status === 'closed',
      nobody_notified: alerts.data && !alerts.data.reached,
      tabs: tabs.map((tab) => ({
        ...tab,
        current: tab.status === status,
        url: withQuery(HERE, { status: tab.status }),
      })),
      ...pageLinks(HERE, { status }, cursor, next),
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
    await reply.redirect(HERE, 303);
  }
}
