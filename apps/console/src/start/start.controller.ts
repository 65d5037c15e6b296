import { Public } from '@linesman/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { countByState } from '../integrations/count-by-state';
import { LoadIntegrations } from '../integrations/load-integrations';
import type { SignalRow, TaskRow } from '../model/signal-view';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { Visitors } from '../sign-in/visitors';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

// Strangers see what Linesman is.
@Public()
@Controller()
export class StartController {
  constructor(
    private readonly visitors: Visitors,
    private readonly loadIntegrations: LoadIntegrations,
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async start(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    request.principal = await this.visitors.of(request);
    if (!request.principal) return this.pages.send(reply, 'start', {});
    const token = tokenOf(request);
    const [list, signals, tasks] = await Promise.all([
      part(this.loadIntegrations.load(token)),
      part(this.api.list<SignalRow>('status-monitor', '/risk-signals?status=open', token)),
      part(this.api.list<TaskRow>('notifier', '/tasks?status=open', token)),
    ]);
    const integrations = list.data?.integrations ?? [];
    const troubled = integrations.filter(({ state }) => state === 'disconnected' || state === 'degraded');
    await this.pages.send(reply, 'dashboard', {
      list,
      total: integrations.length,
      counts: countByState(integrations),
      troubled: troubled.slice(0, 8),
      troubled_total: troubled.length,
      signals,
      tasks,
    });
  }
}
