import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsOf } from '../forms/fields-of';
import { invalid, type Refusal, refusalOf, unplaced } from '../forms/refusal-of';
import type { IntegrationRow } from '../model/integration-view';
import { tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { integrationReaders } from '../pages/readers';
import { ServiceApi } from '../upstream/service-api';
import { IntegrationId } from './integration-id';
import { linkPath, linkSchema, ReadLink } from './read-link';

@Roles(...integrationReaders)
@Controller('integrations/:id/links')
export class LinksController {
  constructor(
    private readonly api: ServiceApi,
    private readonly readLink: ReadLink,
    private readonly pages: PageRenderer,
  ) {}

  @Get('new')
  async show(@IntegrationId() id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(id, request, reply, {});
  }

  @Post()
  async add(
    @IntegrationId() integration_id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const { wanted, values, errors } = await this.readLink.read(token, posted);
    if (errors.length > 0) return this.page(integration_id, request, reply, values, invalid(errors));
    const { purpose, is_default } = wanted;
    const body = { integration_id, is_default, ...(purpose ? { purpose } : {}) };
    const refusal = await this.api.post('integrations', linkPath(wanted), token, body).then(() => undefined, refusalOf);
    if (refusal) return this.page(integration_id, request, reply, values, refusal);
    request.session.set('notice', 'Linked.');
    await reply.redirect(`/integrations/${integration_id}#links`, 303);
  }

  @Post('remove')
  async remove(
    @IntegrationId() id: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const entity = { entity_type: textOf(posted.entity_type), entity_id: textOf(posted.entity_id) };
    const path = `${linkPath(entity)}/${id}?purpose=${encodeURIComponent(textOf(posted.purpose))}`;
    await this.api.send('DELETE', 'integrations', path, tokenOf(request));
    request.session.set('notice', 'The link is removed.');
    await reply.redirect(`/integrations/${id}#links`, 303);
  }

  private async page(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
    values: Record<string, unknown>,
    refusal?: Refusal,
  ): Promise<void> {
    const integration = await this.api.get<IntegrationRow>('integrations', `/integrations/${id}`, tokenOf(request));
    const fields = fieldsOf(linkSchema, { values, errors: refusal?.errors });
    const names = fields.map(({ name }) => name);
    const said = refusal && { ...refusal, unplaced: unplaced(refusal, names) };
    await this.pages.send(reply, 'new-link', { integration, fields, refusal: said }, refusal ? 422 : 200);
  }
}
