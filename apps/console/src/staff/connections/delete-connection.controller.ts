import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { LoadConnection } from './load-connection';
import { CONNECTION, connectionUrl } from './parameter-rows';

@Roles(...staff)
@Controller('staff/connections/:code/delete')
export class DeleteConnectionController {
  constructor(
    private readonly api: ServiceApi,
    private readonly connections: LoadConnection,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  ask(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.page(code, request, reply);
  }

  @Post()
  async delete(
    @Param('code') code: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const if_match = textOf(posted.etag) || undefined;
    const refusal = await this.api
      .delete(CONNECTION, tokenOf(request), { path: { connection_code: code }, if_match })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(code, request, reply, refusal);
    request.session.set('notice', `${textOf(posted.name).slice(0, 80) || code} was deleted from the catalog.`);
    await reply.redirect('/staff/connections', 303);
  }

  private async page(code: string, request: FastifyRequest, reply: FastifyReply, refusal?: Refusal): Promise<void> {
    const token = tokenOf(request);
    const [{ connection, etag }, usage] = await Promise.all([
      this.connections.load(token, code),
      this.connections.usage(token, code),
    ]);
    const shown = refusal?.kind === 'changed-meanwhile' ? { ...refusal, message: changed } : refusal;
    const data = { connection, etag, usage, url: connectionUrl(code), refusal: shown };
    await this.pages.send(reply, 'staff/delete-connection', data, refusal ? 422 : 200);
  }
}

const changed =
  'Somebody changed it while you had this page open. This is its present state; delete it again if you still want to.';
