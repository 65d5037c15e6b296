import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Provider as OidcProvider } from 'oidc-provider';
import { problem } from '../http/problem';
import { PageRenderer } from '../pages/page-renderer';
import type { AuthorizationServer } from '../stand-ins/authorization-server';
import { AuthorizationService } from './authorization-service';

type Interaction = Awaited<ReturnType<OidcProvider['interactionDetails']>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const scopesOf = (params: Interaction['params']): string[] => text(params['scope']).split(' ').filter(Boolean);

/** Asks the person at the browser which account it is, and whether the app may use it. */
@Controller('consent/:code/:uid')
export class ConsentController {
  constructor(
    private readonly authorization: AuthorizationService,
    private readonly pages: PageRenderer,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async show(
    @Param('code') code: string,
    @Query('account') wish: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { server, interaction } = await this.open(code, request, reply);
    const { params } = interaction;
    const chosen = wish || text(params['account']) || text(params['login_hint']);
    const accounts = server.accounts();
    return this.pages.render('oauth/consent', {
      title: server.title,
      narrow: true,
      code,
      uid: interaction.uid,
      client: text(params['client_id']),
      scopes: scopesOf(params),
      choosable: scopesOf(params)
        .filter((scope) => server.may_leave_out?.(scope))
        .map((scope) => ({ scope, name: scope.split('/').at(-1) })),
      accounts,
      chosen: (accounts.find(({ account }) => account === chosen) ?? accounts[0])?.account,
    });
  }

  @Post()
  async decide(
    @Param('code') code: string,
    @Body() body: Record<string, string> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { server, provider, interaction } = await this.open(code, request, reply);
    const { params } = interaction;
    const account = body?.['account'] || text(params['account']) || text(params['login_hint']);
    if (body?.['decision'] === 'cancel') {
      const refusal = { error: 'access_denied', error_description: 'end-user denied authorization' };
      await reply.redirect(await provider.interactionResult(request.raw, reply.raw, refusal), 303);
      return;
    }
    if (!this.authorization.isActive(code, account))
      throw problem(422, `${server.title} has no account "${account}"`, 'account');
    await this.endOldSession(code, interaction);
    const asked = scopesOf(params);
    const left_out = asked.filter((scope) => server.may_leave_out?.(scope) && body?.[scope] === 'no');
    const granted = asked.filter((scope) => !left_out.includes(scope));
    const grantId = await this.grant(provider, account, text(params['client_id']), { granted, left_out });
    const result = { login: { accountId: account }, consent: { grantId } };
    await reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
  }

  private async open(
    code: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ server: AuthorizationServer; provider: OidcProvider; interaction: Interaction }> {
    const server = this.authorization.server(code);
    if (!server) throw problem(404, 'No such authorization server');
    const provider = await this.authorization.provider(code);
    try {
      return { server, provider, interaction: await provider.interactionDetails(request.raw, reply.raw) };
    } catch {
      throw problem(400, 'This authorization request has ended; start again where you came from');
    }
  }

  /** The chosen account replaces whoever was logged in; oidc-provider would show a logout page in between. */
  private async endOldSession(code: string, interaction: Interaction): Promise<void> {
    const uid = interaction.session?.uid;
    if (!uid) return;
    const store = this.authorization.store(code);
    for (const { id, payload } of store.all('Session')) if (payload.uid === uid) store.remove('Session', id);
    delete interaction.session;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  }

  private async grant(
    provider: OidcProvider,
    accountId: string,
    clientId: string,
    { granted, left_out }: { granted: string[]; left_out: string[] },
  ): Promise<string> {
    const grant = new provider.Grant({ accountId, clientId });
    grant.addOIDCScope(granted.join(' '));
    if (left_out.length > 0) grant.rejectOIDCScope(left_out.join(' '));
    return grant.save();
  }
}
