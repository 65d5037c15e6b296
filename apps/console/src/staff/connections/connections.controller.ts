import { type ConnectionStatus, connectionStatuses } from '@linesman/contracts';
import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { pageLinks } from '../../pages/page-links';
import { textUpTo, withQuery } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { statusLabels } from './connection-form';
import { CONNECTIONS, connectionUrl } from './parameter-rows';

const HERE = '/staff/connections';

@Roles(...staff)
@Controller('staff/connections')
export class ConnectionsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const status = connectionStatuses.find((one) => one === query.status);
    const cursor = textUpTo(1_000, query.cursor);
    const [found, usage] = await Promise.all([
      part(this.api.get(CONNECTIONS, token, { query: { status, cursor, limit: 50 } })),
      part(this.api.get('/v1/internal/connection-usage', token)),
    ]);
    const used = new Map(usage.data?.items.map((one) => [one.connection_code, one]));
    const next = found.data?.next_cursor;
    await this.pages.send(reply, 'staff/connections', {
      missing: [found.missing, usage.missing].filter(Boolean),
      connections: found.data?.items.map((one) => ({
        ...one,
        label: statusLabels[one.status],
        url: connectionUrl(one.connection_code),
        usage: usage.data && (used.get(one.connection_code) ?? { integrations: 0, tenants: 0 }),
      })),
      status,
      tabs: ([undefined, ...connectionStatuses] as (ConnectionStatus | undefined)[]).map((one) => ({
        label: one ? statusLabels[one] : 'All',
        current: one === status,
        url: withQuery(HERE, { status: one }),
      })),
      ...pageLinks(HERE, { status }, cursor, next),
    });
  }
}
