import { notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { staff } from '../../pages/readers';
import { ServiceApi } from '../../upstream/service-api';
import { capabilityFields, readCapability } from './capability-form';
import { type CatalogCapability, capabilityPathOf, pageOf } from './catalog-rows';

const VersionPipe = new ParseIntPipe({ exceptionFactory: () => notFound('capability') });

@Roles(...staff)
@Controller('staff/connections/:code/capabilities/:capability/:version')
export class CapabilityController {
  constructor(
    private readonly api: ServiceApi,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @Param('code') code: string,
    @Param('capability') capability: string,
    @Param('version', VersionPipe) version: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(capabilityPathOf(keyOf(code, capability, version)), request, reply);
  }

  @Post()
  async change(
    @Param('code') code: string,
    @Param('capability') capability: string,
    @Param('version', VersionPipe) version: number,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const path = capabilityPathOf(keyOf(code, capability, version));
    const removes = posted.remove === 'true';
    const { values, errors } = readCapability(posted.declared === 'true' ? 'declared' : 'added', posted);
    const body = removes ? undefined : values;
    const refusal = body && errors.length > 0 ? invalid(errors) : await this.send(request, path, body, posted.etag);
    if (refusal) return this.page(path, request, reply, { refusal, values: body });
    request.session.set('notice', removes ? `${capability.slice(0, 100)} was removed.` : 'Saved.');
    await reply.redirect(pageOf(code), 303);
  }

  private send(
    request: FastifyRequest,
    path: string,
    body: object | undefined,
    etag: unknown,
  ): Promise<Refusal | undefined> {
    const sent = { body, if_match: textOf(etag) || undefined };
    const done = this.api.send<object>(body ? 'PUT' : 'DELETE', 'catalog', path, tokenOf(request), sent);
    return done.then(() => undefined, refusalOf);
  }

  private async page(
    path: string,
    request: FastifyRequest,
    reply: FastifyReply,
    kept?: { refusal: Refusal; values?: Record<string, unknown> },
  ): Promise<void> {
    const { value, etag } = await this.api.getTagged<CatalogCapability>('catalog', path, tokenOf(request));
    const which = value.in_manifest ? 'declared' : 'added';
    const changed = kept?.refusal.kind === 'changed-meanwhile';
    const refusal = changed ? { ...kept.refusal, message: CHANGED } : kept?.refusal;
    const data = {
      capability: value,
      schema_text: value.parameters_schema ? JSON.stringify(value.parameters_schema, null, 2) : undefined,
      url: pageOf(value.connection_code),
      etag,
      ...capabilityFields(which, kept?.values ?? { ...value }, refusal),
    };
    await this.pages.send(reply, 'staff/capability', data, refusal ? 422 : 200);
  }
}

const keyOf = (connection_code: string, capability_code: string, capability_version: number) => ({
  connection_code,
  capability_code,
  capability_version,
});

const CHANGED =
  'Somebody changed this while you had it open. What you typed is kept; save again to put it over theirs.';
