import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { staff } from '../../pages/readers';
import { ServiceApi } from '../../upstream/service-api';
import { capabilityFields, readCapability } from './capability-form';
import { pageOf, pathOf } from './catalog-rows';
import { LoadConnection } from './load-connection';

@Roles(...staff)
@Controller('staff/connections/:code/capabilities/new')
export class AddCapabilityController {
  constructor(
    private readonly api: ServiceApi,
    private readonly connections: LoadConnection,
    private readonly pages: PageRenderer,
  ) {}

  /** @param of a capability's code: the next version of it, starting from its newest. */
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
    const { values: body, errors } = readCapability('new', posted);
    const refusal = errors.length > 0 ? invalid(errors) : await this.send(request, code, body);
    if (refusal) return this.page(code, request, reply, body, refusal);
    request.session.set('notice', `${String(body.capability_code).slice(0, 100)} was added.`);
    await reply.redirect(pageOf(code), 303);
  }

  private send(request: FastifyRequest, code: string, body: object): Promise<Refusal | undefined> {
    const done = this.api.send<object>('POST', 'catalog', `${pathOf(code)}/capabilities`, tokenOf(request), { body });
    return done.then(() => undefined, refusalOf);
  }

  private async page(
    code: string,
    request: FastifyRequest,
    reply: FastifyReply,
    values: Record<string, unknown>,
    refusal?: Refusal,
  ): Promise<void> {
    const { connection } = await this.connections.load(tokenOf(request), code);
    const data = { connection, url: pageOf(code), ...capabilityFields('new', values, refusal) };
    await this.pages.send(reply, 'staff/new-capability', data, refusal ? 422 : 200);
  }
}
