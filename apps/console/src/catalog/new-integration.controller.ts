import { Problem, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { invalid, type Refusal, refusalOf } from '../forms/refusal-of';
import { LeadToConnect } from '../integrations/connect/lead-to-connect';
import { type AuthenticatedRequest, tokenOf } from '../pages/page-request';
import { PageRenderer } from '../pages/page-renderer';
import { textOf } from '../pages/query-string';
import { integrationReaders } from '../sign-in/readers';
import type { Integration } from '../upstream/answers';
import { LoadSetup } from '../integrations/connect/connection-setup';
import { LoadRights } from '../integrations/rights/rights';
import { ContinueUnfinished } from './continue-unfinished';
import { CreateOnce, type NewIntegration } from './create-once';
import { newIntegrationPage } from './new-integration-form';
import { ReadNewIntegration } from './read-new-integration';

@Roles(...integrationReaders)
@Controller('integrations/new/:code')
export class NewIntegrationController {
  constructor(
    private readonly loadSetup: LoadSetup,
    private readonly readNew: ReadNewIntegration,
    private readonly rights: LoadRights,
    private readonly unfinished: ContinueUnfinished,
    private readonly createOnce: CreateOnce,
    private readonly leadToConnect: LeadToConnect,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  async show(
    @Param('code') code: string,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const [found, to_create] = await Promise.all([
      this.loadSetup.of(token, code),
      this.rights.toCreate(request.principal!, token),
    ]);
    const owner = { owner: 'workspace' as const, customer: '' };
    const { for_others } = to_create;
    const page = newIntegrationPage({ ...found, owner, for_others, values: { details: {}, config: {} } });
    const { subject: me } = request.principal!;
    await this.pages.send(reply, 'new-integration', { ...page, me, denied: !to_create.allows(code) });
  }

  @Post()
  async create(
    @Param('code') code: string,
    @Body() posted: Record<string, unknown>,
    @Req() request: AuthenticatedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = tokenOf(request);
    const [found, { for_others }] = await Promise.all([
      this.loadSetup.of(token, code),
      this.rights.toCreate(request.principal!, token),
    ]);
    const by_key = found.setup.auth === 'api_key' && posted.how !== 'consent';
    const { subject } = request.principal!;
    const { body, errors, ...read } = await this.readNew.read(token, posted, found.setup, {
      subject,
      by_key,
      for_others,
    });
    const idempotency_key = textOf(posted.idempotency_key) || undefined;
    const again = (refusal: Refusal, key = idempotency_key) =>
      this.pages.send(
        reply,
        'new-integration',
        { ...newIntegrationPage({ ...found, ...read, for_others, idempotency_key: key, refusal }), me: subject },
        422,
      );
    if (errors.length > 0) return again(invalid(errors));
    if (!idempotency_key) throw new Problem(400, 'bad-request', 'This form was incomplete. Open it again and send it.');
    const made = await this.make(token, subject, body, idempotency_key, by_key).catch(refusalOf);
    if (!('integration_id' in made)) return again(...afterRefusal(made, idempotency_key));
    if (!by_key) return this.leadToConnect.lead(reply, token, made.integration_id);
    if (made.status === 'active') request.session.set('notice', `Connected${accountOf(made)}. The keys work.`);
    // The integration is stored even if its keys do not work; only they have to be entered again.
    const page = made.status === 'active' ? '' : '/keys';
    await reply.redirect(`/integrations/${made.integration_id}${page}`, 303);
  }

  private async make(
    token: string,
    subject: string,
    body: NewIntegration,
    idempotency_key: string,
    by_key: boolean,
  ): Promise<Integration> {
    const continued = by_key ? undefined : await this.unfinished.with(token, subject, body);
    return continued ?? this.createOnce.create(token, body, idempotency_key);
  }
}

const accountOf = ({ provider_account_name }: { provider_account_name?: string | null }): string =>
  provider_account_name ? ` as ${provider_account_name.slice(0, 80)}` : '';

function afterRefusal(refusal: Refusal, key: string): [Refusal, string | undefined] {
  if (refusal.kind !== 'idempotency-key-reused') return [refusal, key];
  const message =
    'This form was sent before with other values, and made an integration. Send it again to make another one.';
  return [{ ...refusal, message }, undefined];
}
