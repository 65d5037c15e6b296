import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf } from '../forms/fields-of';
import { readForm } from '../forms/read-form';
import { type Refusal, refusalOf, unplaced } from '../forms/refusal-of';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators, integrationReaders } from '../pages/readers';
import { ServiceApi } from '../upstream/service-api';
import { IntegrationId } from './integration-id';
import { type Keys, LoadKeys } from './load-keys';

/** The provider is asked whether the keys work, meanwhile. */
const TIMEOUT_MS = 30_000;

@Roles(...integrationReaders)
@Controller('integrations/:id/keys')
export class KeysController {
  constructor(
    private readonly api: ServiceApi,
    private readonly loadKeys: LoadKeys,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(@IntegrationId() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(reply, await this.loadKeys.load(tokenOf(request), id));
  }

  @Post()
  async replace(
    @IntegrationId() id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const keys = await this.loadKeys.load(token, id);
    const { values } = readForm(keys.setup?.credential_schema ?? {}, posted, { at: 'credentials' });
    const sent = { body: { credentials: values }, timeout_ms: TIMEOUT_MS };
    const path = `/integrations/${id}`;
    const refusal = await this.api.send('PUT', 'integrations', path, token, sent).then(() => undefined, refusalOf);
    if (refusal) return this.page(reply, keys, refusal);
    await this.done(request, reply, id, 'The new keys work, and are in use.');
  }

  @Roles(...administrators)
  @Post('approve')
  async approve(
    @IntegrationId() id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const path = `/integrations/${id}/pending-credentials/approve`;
    const sent = { timeout_ms: TIMEOUT_MS };
    const refusal = await this.api.send('POST', 'integrations', path, token, sent).then(() => undefined, refusalOf);
    if (refusal) return this.page(reply, await this.loadKeys.load(token, id), refusal);
    await this.done(request, reply, id, 'Approved. The new keys work, and are in use.');
  }

  @Roles(...administrators)
  @Post('reject')
  async reject(@IntegrationId() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.api.send('POST', 'integrations', `/integrations/${id}/pending-credentials/reject`, tokenOf(request));
    await this.done(request, reply, id, 'Rejected. What was entered is gone; the integration is as it was.');
  }

  private async done(request: FastifyRequest, reply: FastifyReply, id: string, notice: string): Promise<void> {
    request.session.set('notice', notice);
    await reply.redirect(`/integrations/${id}`, 303);
  }

  private async page(reply: FastifyReply, keys: Keys, refusal?: Refusal): Promise<void> {
    const schema = keys.setup?.auth === 'api_key' ? keys.setup.credential_schema : undefined;
    const fields = fieldsOf(schema ?? {}, { at: 'credentials', errors: refusal?.errors, secret: true });
    const names = fields.map(({ name }) => name);
    const said = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    await this.pages.send(reply, 'integration-keys', { ...keys, fields, refusal: said }, refusal ? 422 : 200);
  }
}
