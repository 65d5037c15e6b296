import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { openedWith } from '../../forms/concurrent-changes';
import { PageRenderer } from '../../pages/page-renderer';
import { type AuthenticatedRequest, tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { readable } from '../../pages/words';
import { ReadStatuses } from '../../readiness/read-statuses';
import { connectionFields, readConnection, statusLabels, valuesOf } from './connection-form';
import { LoadConnection } from './load-connection';
import { connectionUrl } from './parameter-rows';
import { type NotSaved, SaveConnection } from './save-connection';

@Roles(...staff)
@Controller('staff/connections/:code')
export class ConnectionController {
  constructor(
    private readonly connections: LoadConnection,
    private readonly saving: SaveConnection,
    private readonly pages: PageRenderer,
    private readonly statuses: ReadStatuses,
  ) {}

  @Get()
  show(@Param('code') code: string, @Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page(code, request, reply);
  }

  @Post()
  async save(
    @Param('code') code: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { connection_code: _code, ...values } = readConnection(posted);
    const form = { values, opened: openedWith(posted.opened), etag: textOf(posted.etag) || undefined };
    const kept = await this.saving.save(tokenOf(request), code, form);
    if (kept) return this.page(code, request, reply, kept);
    request.session.set('notice', 'Saved.');
    await reply.redirect(connectionUrl(code), 303);
  }

  private async page(code: string, request: AuthenticatedRequest, reply: FastifyReply, kept?: NotSaved): Promise<void> {
    const token = tokenOf(request);
    const [{ connection, etag }, usage, has_code, capabilities, staff_reason] = await Promise.all([
      this.connections.load(token, code),
      this.connections.usage(token, code),
      this.connections.hasCode(token, code),
      this.connections.capabilities(token, code),
      this.statuses.staffReason(request.principal!, token, code),
    ]);
    const values = kept?.values ?? valuesOf(connection);
    const data = {
      connection: { ...connection, label: statusLabels[connection.status] },
      url: connectionUrl(code),
      usage,
      has_code,
      capabilities,
      staff_reason,
      ...connectionFields(values, kept?.refusal),
      etag: kept?.etag ?? etag,
      opened: JSON.stringify(kept?.opened ?? values),
      concurrent: kept?.concurrent?.map((one) => ({ ...one, label: readable(one.field) })),
    };
    await this.pages.send(reply, 'staff/connection', data, kept ? 422 : 200);
  }
}
