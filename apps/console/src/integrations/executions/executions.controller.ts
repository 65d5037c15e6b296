import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { pageLinks } from '../../pages/page-links';
import { textUpTo, withQuery } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';
import { LoadHead } from '../head/load-head';
import { LoadExecutions } from './load-executions';
import { executionStatuses } from './shown-execution';

@Roles(...integrationReaders)
@Controller('integrations/:id/executions')
export class ExecutionsController {
  constructor(
    private readonly head: LoadHead,
    private readonly executions: LoadExecutions,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @IdInPath('integration') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const status = executionStatuses.find((one) => one.status === query.status)?.status;
    const cursor = textUpTo(1_000, query.cursor);
    const [head, page] = await Promise.all([
      this.head.load(id, token, request.principal!),
      this.executions.load(id, token, { status, cursor }),
    ]);
    const address = `/integrations/${id}/executions`;
    await this.pages.send(reply, 'integration-executions', {
      ...head,
      ...page,
      tab: 'executions',
      filtered: status !== undefined,
      filters: [{ status: undefined, label: 'All' }, ...executionStatuses].map((one) => ({
        label: one.label,
        current: one.status === status,
        url: withQuery(address, { status: one.status }),
      })),
      ...pageLinks(address, { status }, cursor, page.next_cursor),
    });
  }
}
