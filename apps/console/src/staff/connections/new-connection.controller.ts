import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { staff } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { bodyOf, connectionFields, readConnection } from './connection-form';
import { CONNECTIONS, connectionUrl } from './parameter-rows';

@Roles(...staff)
@Controller('staff/connections/new')
export class NewConnectionController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(@Res() reply: FastifyReply): Promise<void> {
    await this.pages.send(reply, 'staff/new-connection', connectionFields({}, undefined, true));
  }

  @Post()
  async create(
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const values = readConnection(posted);
    const { connection_code = '', display_name } = values;
    const refusal = await this.api
      .post(CONNECTIONS, tokenOf(request), { body: { connection_code, ...bodyOf(values) } })
      .then(() => undefined, refusalOf);
    if (refusal) return this.pages.send(reply, 'staff/new-connection', connectionFields(values, refusal, true), 422);
    request.session.set('notice', `${display_name.slice(0, 80)} was added to the catalog.`);
    await reply.redirect(connectionUrl(connection_code), 303);
  }
}
