import { notFound, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, ParseIntPipe, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../../forms/refusal-of';
import { PageRenderer } from '../../pages/page-renderer';
import { tokenOf } from '../../pages/page-request';
import { textOf } from '../../pages/query-string';
import { staff } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { capabilityFields, readCapability } from './capability-form';
import { CONNECTION, connectionUrl } from './parameter-rows';

const VersionPipe = new ParseIntPipe({ exceptionFactory: () => notFound('capability') });

const CAPABILITY = `${CONNECTION}/capabilities/{capability_code}` as const;

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
    await this.page(keyOf(code, capability, version), request, reply);
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
    const key = keyOf(code, capability, version);
    const token = tokenOf(request);
    const if_match = textOf(posted.etag) || undefined;
    const removes = posted.remove === 'true';
    const { values, errors } = readCapability(posted.declared === 'true' ? 'declared' : 'added', posted);
    const { description, parameters_schema } = values;
    const refusal = removes
      ? await this.api.delete(CAPABILITY, token, { ...key, if_match }).then(() => undefined, refusalOf)
      : errors.length > 0
        ? invalid(errors)
        : await this.api
            .put(CAPABILITY, token, { ...key, if_match, body: { description, parameters_schema } })
            .then(() => undefined, refusalOf);
    if (refusal) return this.page(key, request, reply, { refusal, values: removes ? undefined : { ...values } });
    request.session.set('notice', removes ? `${capability.slice(0, 100)} was removed.` : 'Saved.');
    await reply.redirect(connectionUrl(code), 303);
  }

  private async page(
    key: ReturnType<typeof keyOf>,
    request: FastifyRequest,
    reply: FastifyReply,
    kept?: { refusal: Refusal; values?: Record<string, unknown> },
  ): Promise<void> {
    const { value, etag } = await this.api.getTagged(CAPABILITY, tokenOf(request), key);
    const which = value.in_manifest ? 'declared' : 'added';
    const changed = kept?.refusal.kind === 'changed-meanwhile';
    const refusal = changed ? { ...kept.refusal, message: CHANGED } : kept?.refusal;
    const data = {
      capability: value,
      schema_text: value.parameters_schema ? JSON.stringify(value.parameters_schema, null, 2) : undefined,
      url: connectionUrl(value.connection_code),
      etag,
      ...capabilityFields(which, kept?.values ?? { ...value }, refusal),
    };
    await this.pages.send(reply, 'staff/capability', data, refusal ? 422 : 200);
  }
}

const keyOf = (connection_code: string, capability_code: string, capability_version: number) => ({
  path: { connection_code, capability_code },
  query: { capability_version },
});

const CHANGED =
  'Somebody changed this while you had it open. Your input is kept; save again to overwrite their change.';
