import { Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../forms/refusal-of';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { administrators } from '../sign-in/readers';
import { LoadChoices } from '../integrations/names/load-choices';
import { NameCustomers } from '../integrations/names/name-customers';
import { textOf } from '../pages/query-string';
import type { EntityLink } from '../upstream/answers';
import { ServiceApi } from '../upstream/service-api';

const LINKS = '/v1/entities/{entity_type}/{entity_id}/integrations';

@Roles(...administrators)
@Controller('settings/defaults')
export class DefaultsController {
  constructor(
    private readonly api: ServiceApi,
    private readonly choices: LoadChoices,
    private readonly customers: NameCustomers,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async list(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(request, reply);
  }

  @Post()
  async add(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [integration_id, purpose] = [textOf(posted.integration_id), textOf(posted.purpose)];
    const missing = [
      !integration_id && { field: 'integration_id', message: 'Choose one.' },
      !purpose && { field: 'purpose', message: 'Say what it is the default for.' },
    ].filter((error) => error !== false);
    if (missing.length > 0) return this.page(request, reply, invalid(missing), posted);
    const body = { integration_id, purpose, is_default: true };
    const refusal = await this.api
      .post(LINKS, tokenOf(request), { path: workspaceOf(request), body })
      .then(() => undefined, refusalOf);
    if (refusal) return this.page(request, reply, refusal, posted);
    request.session.set('notice', `It is now the default for ${purpose.slice(0, 100)}.`);
    await reply.redirect('/settings/defaults', 303);
  }

  @Post('remove')
  async remove(
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.api.delete(`${LINKS}/{integration_id}`, tokenOf(request), {
      path: { ...workspaceOf(request), integration_id: textOf(posted.integration_id) },
      query: { purpose: textOf(posted.purpose) },
    });
    request.session.set('notice', 'It is no longer the default.');
    await reply.redirect('/settings/defaults', 303);
  }

  private async page(
    request: AuthenticatedRequest,
    reply: FastifyReply,
    refusal?: Refusal,
    typed: Record<string, unknown> = {},
  ): Promise<void> {
    const token = tokenOf(request);
    const [defaults, choices] = await Promise.all([
      this.api.get(LINKS, token, { path: workspaceOf(request), query: { is_default: 'true', limit: 200 } }),
      this.choices.load(token, { owner: 'tenant' }),
    ]);
    const integrations = defaults.items.flatMap(({ integration }) => integration ?? []);
    const nameOf = await this.customers.names(token, integrations);
    const ownerOf = ({ integration }: EntityLink) =>
      integration?.customer_id ? (nameOf.get(integration.customer_id) ?? 'a customer') : undefined;
    const errors = Object.fromEntries((refusal?.errors ?? []).map(({ field, message }) => [field, message]));
    const data = {
      defaults: defaults.items.map((one) => ({ ...one, owner_name: ownerOf(one) })),
      ...choices,
      refusal,
      errors,
      typed,
    };
    await this.pages.send(reply, 'settings-defaults', data, refusal ? 422 : 200);
  }
}

const workspaceOf = ({ principal }: AuthenticatedRequest) => ({
  entity_type: 'tenant',
  entity_id: principal!.tenantId,
});
