import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { staff } from '../../pages/readers';
import { ServiceApi } from '../../upstream/service-api';
import { PATH, pageOf } from './catalog-rows';
import { connectionFields, readConnection } from './connection-form';

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
    const { connection_code = '', display_name, status, description, logo_url } = values;
    const body = {
      connection_code,
      display_name,
      status,
      ...(description ? { description } : {}),
      ...(logo_url ? { logo_url } : {}),
    };
    const done = this.api.send<object>('POST', 'catalog', PATH, tokenOf(request), { body });
    const refusal = await done.then(() => undefined, refusalOf);
    if (refusal) return this.pages.send(reply, 'staff/new-connection', connectionFields(values, refusal, true), 422);
    request.session.set('notice', `${display_name.slice(0, 80)} is in the catalog.`);
    await reply.redirect(pageOf(connection_code), 303);
  }
}
