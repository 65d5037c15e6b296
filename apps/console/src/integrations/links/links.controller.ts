import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf } from '../../forms/fields-of';
import { invalid, type Refusal, refusalOf, unplaced } from '../../forms/refusal-of';
import { IdInPath, tokenOf } from '../../pages/page-request';
import { PageRenderer } from '../../pages/page-renderer';
import { textOf } from '../../pages/query-string';
import { integrationReaders } from '../../sign-in/readers';
import { ServiceApi } from '../../upstream/service-api';
import { linkSchema, ReadLink } from './read-link';
import { LoadRights } from '../rights/rights';

@Roles(...integrationReaders)
@Controller('integrations/:id/links')
export class LinksController {
  constructor(
    private readonly api: ServiceApi,
    private readonly readLink: ReadLink,
    private readonly rights: LoadRights,
    private readonly pages: PageRenderer,
  ) {}

  @Get('new')
  async show(
    @IdInPath('integration') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.rights.requireOn(id, 'may_configure', tokenOf(request));
    await this.page(id, request, reply, {});
  }

  @Post()
  async add(
    @IdInPath('integration') integration_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { wanted, values, errors } = await this.readLink.read(token, posted);
    if (errors.length > 0) return this.page(integration_id, request, reply, values, invalid(errors));
    const { entity_type, entity_id, purpose, is_default } = wanted;
    const refusal = await this.api
      .post('/v1/entities/{entity_type}/{entity_id}/integrations', token, {
        path: { entity_type, entity_id },
        body: { integration_id, is_default, purpose },
      })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(integration_id, request, reply, values, refusal);
    request.session.set('notice', 'Linked.');
    await reply.redirect(`/integrations/${integration_id}#links`, 303);
  }

  @Post('remove')
  async remove(
    @IdInPath('integration') integration_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.delete('/v1/entities/{entity_type}/{entity_id}/integrations/{integration_id}', tokenOf(request), {
      path: { entity_type: textOf(posted.entity_type), entity_id: textOf(posted.entity_id), integration_id },
      query: { purpose: textOf(posted.purpose) },
    });
    request.session.set('notice', 'The link is removed.');
    await reply.redirect(`/integrations/${integration_id}#links`, 303);
  }

  private async page(
    integration_id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    values: Record<string, unknown>,
    refusal?: Refusal,
  ): Promise<void> {
    const path = { integration_id };
    const integration = await this.api.get('/v1/integrations/{integration_id}', tokenOf(request), { path });
    const fields = fieldsOf(linkSchema, { values, errors: refusal?.errors });
    const names = fields.map(({ name }) => name);
    const shown = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    await this.pages.send(reply, 'new-link', { integration, fields, refusal: shown }, refusal ? 422 : 200);
  }
}
