import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { fieldsOf } from '../../forms/fields-of';
import { readForm } from '../../forms/read-form';
import { type Refusal, refusalOf, unplaced } from '../../forms/refusal-of';
import { type AuthenticatedRequest, IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { administrators, integrationReaders } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { type Keys, LoadKeys } from './load-keys';
import { requireRight } from '../rights/rights';

/** The integrations service asks the provider whether the keys work before it answers. */
const TIMEOUT_MS = 30_000;
const PENDING = '/v1/integrations/{integration_id}/pending-credentials';

@Roles(...integrationReaders)
@Controller('integrations/:id/keys')
export class KeysController {
  constructor(
    private readonly api: ServiceApi,
    private readonly loadKeys: LoadKeys,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @IdInPath('integration') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const keys = await this.loadKeys.load(tokenOf(request), id, request.principal!);
    requireRight(keys.integration, 'may_manage');
    await this.page(reply, keys);
  }

  @Post()
  async replace(
    @IdInPath('integration') id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const keys = await this.loadKeys.load(token, id, request.principal!);
    const { values } = readForm(keys.setup?.credential_schema, posted, { at: 'credentials' });
    const refusal = await this.api
      .put('/v1/integrations/{integration_id}', token, {
        path: { integration_id: id },
        body: { credentials: values },
        timeout_ms: TIMEOUT_MS,
      })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(reply, keys, refusal);
    await this.done(request, reply, id, 'The new keys work, and are in use.');
  }

  @Roles(...administrators)
  @Post('approve')
  async approve(
    @IdInPath('integration') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const refusal = await this.api
      .post(`${PENDING}/approve`, token, { path: { integration_id: id }, timeout_ms: TIMEOUT_MS })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(reply, await this.loadKeys.load(token, id, request.principal!), refusal);
    await this.done(request, reply, id, 'Approved. The new keys work, and are in use.');
  }

  @Roles(...administrators)
  @Post('reject')
  async reject(
    @IdInPath('integration') id: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.post(`${PENDING}/reject`, tokenOf(request), { path: { integration_id: id } });
    await this.done(
      request,
      reply,
      id,
      'Rejected. The keys that were entered are deleted; the integration keeps its old ones.',
    );
  }

  private async done(request: AuthenticatedRequest, reply: FastifyReply, id: string, notice: string): Promise<void> {
    request.session.set('notice', notice);
    await reply.redirect(`/integrations/${id}`, 303);
  }

  private async page(reply: FastifyReply, keys: Keys, refusal?: Refusal): Promise<void> {
    const schema = keys.setup?.auth === 'api_key' ? keys.setup.credential_schema : undefined;
    const fields = fieldsOf(schema, { at: 'credentials', errors: refusal?.errors, secret: true });
    const names = fields.map(({ name }) => name);
    const shown = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    await this.pages.send(reply, 'integration-keys', { ...keys, fields, refusal: shown }, refusal ? 422 : 200);
  }
}
