import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { pageLinks } from '../pages/page-links';
import { textUpTo, uuidOf, withQuery } from '../pages/query-string';
import { signalReaders } from '../sign-in/readers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { shownRun } from './run-in-words';

const PAGE = 25;
const tabs = [
  { label: 'All' },
  { label: 'Waiting', state: 'waiting' },
  { label: 'Running', state: 'running' },
  { label: 'Failed', state: 'failed' },
  { label: 'Cancelled', state: 'cancelled' },
] as const;

/** What workflows did: the runs of the workspace, or of one signal. */
@Roles(...signalReaders)
@Controller('settings/runs')
export class WorkflowRunsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const state = tabs.flatMap((tab) => ('state' in tab ? tab.state : [])).find((one) => one === query.state);
    const filter = { state, signal_id: uuidOf(query.signal_id), workflow: textUpTo(100, query.workflow) };
    const cursor = textUpTo(200, query.cursor);
    const asked = { query: { ...filter, cursor, limit: PAGE } };
    const found = await part(this.api.get('/v1/workflow-runs', tokenOf(request), asked));
    const at = (more: object) => withQuery('/settings/runs', { ...filter, ...more });
    await this.pages.send(reply, 'workflow-runs', {
      administers: request.principal!.roles.includes('tenant_admin'),
      missing: found.missing,
      runs: found.data?.items.map(shownRun) ?? [],
      signal_id: filter.signal_id,
      workflow: filter.workflow,
      filtered: Object.values(filter).some(Boolean),
      tabs: tabs.map((tab) => {
        const own = 'state' in tab ? tab.state : undefined;
        return { label: tab.label, current: own === state, url: at({ state: own }) };
      }),
      ...pageLinks('/settings/runs', filter, cursor, found.data?.next_cursor),
    });
  }
}
