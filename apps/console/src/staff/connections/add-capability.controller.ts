import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import type { Request } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';
import { capabilityFields, readCapability } from './capability-form';
import { CONNECTION, connectionUrl } from './parameter-rows';
import { LoadConnection } from './load-connection';

type NewCapability = Request<'post', '/v1/internal/connections/{connection_code}/capabilities'>['body'];

@Roles(...staff)
@Controller('staff/connections/:code/capabilities/new')
export class AddCapabilityController {
  constructor(
    private readonly api: ServiceApi,
    private readonly connections: LoadConnection,
    private readonly pages: PageRenderer,
  ) {}

  /** @param of a capability's code: the form starts as a copy of its newest version, with the next number. */
  @Get()
  async show(
    @Param('code') code: string,
    @Query('of') of: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = textOf(of) ? await this.connections.capabilities(tokenOf(request), code) : [];
    const newest = known.find(({ capability_code }) => capability_code === textOf(of));
    const values = newest ? { ...newest, capability_version: newest.capability_version + 1 } : {};
    await this.page(code, request, reply, values);
  }

  @Post()
  async add(
    @Param('code') code: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { values, errors } = readCapability('new', posted);
    const { capability_code, capability_version, description, parameters_schema } = values;
    const body = { capability_code, capability_version, description, parameters_schema };
    const refusal = errors.length > 0 ? invalid(errors) : await this.send(request, code, body);
    if (refusal) return this.page(code, request, reply, { ...values }, refusal);
    request.session.set('notice', `${textOf(capability_code).slice(0, 100)} was added.`);
    await reply.redirect(connectionUrl(code), 303);
  }

  private send(request: FastifyRequest, code: string, body: NewCapability): Promise<Refusal | undefined> {
    const sent = { path: { connection_code: code }, body };
    return this.api.post(`${CONNECTION}/capabilities`, tokenOf(request), sent).then(() => undefined, refusalOf);
  }

  private async page(
    code: string,
    request: FastifyRequest,
    reply: FastifyReply,
    values: Record<string, unknown>,
    refusal?: Refusal,
  ): Promise<void> {
    const { connection } = await this.connections.load(tokenOf(request), code);
    const data = { connection, url: connectionUrl(code), ...capabilityFields('new', values, refusal) };
    await this.pages.send(reply, 'staff/new-capability', data, refusal ? 422 : 200);
  }
}
