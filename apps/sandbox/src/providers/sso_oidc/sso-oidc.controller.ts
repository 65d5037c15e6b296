import { Body, Controller, Get, HttpException, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SandboxConfig } from '../../config';
import type { Switch, SwitchKind } from '../../switches/switch';
import { Switches } from '../../switches/switches';
import { nameAccount } from '../../traffic/traffic';
import { accounts, type OidcAccount } from './accounts';
import { SigningKeys } from './signing-keys';
import { clientRefused, discoveryGone, issuerChanged, keysEmpty, keysRolled } from './switches';

/** A customer's identity provider for OpenID Connect, as far as Linesman asks it. It knows no code to exchange. */
@Controller('sso_oidc/:account')
export class SsoOidcController {
  constructor(
    private readonly config: SandboxConfig,
    private readonly switches: Switches,
    private readonly keys: SigningKeys,
  ) {}

  @Get('.well-known/openid-configuration')
  discovery(@Param('account') account: string, @Req() request: FastifyRequest): object {
    this.find(account, request);
    if (this.broken(discoveryGone, account)) throw new HttpException({ error: 'tenant_not_found' }, 404);
    const base = `${this.config.origin}/sso_oidc/${account}`;
    return {
      issuer: this.broken(issuerChanged, account) ? `${base}/moved` : base,
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    };
  }

  @Get('jwks')
  jwks(@Param('account') account: string, @Req() request: FastifyRequest): { keys: object[] } {
    this.find(account, request);
    if (this.broken(keysEmpty, account)) return { keys: [] };
    const current = this.keys.of(account, 'current');
    const phase = this.broken(keysRolled, account)?.['phase'];
    if (!phase) return { keys: [current] };
    const next = this.keys.of(account, 'next');
    return { keys: phase === 'announced' ? [current, next] : [next] };
  }

  @Post('token')
  token(
    @Param('account') account: string,
    @Req() request: FastifyRequest,
    @Body() body: Record<string, string> | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const owner = this.find(account, request);
    const known = clientOf(request.headers.authorization, body ?? {});
    const accepted = known.client_id === owner.client_id && known.client_secret === owner.client_secret;
    if (!accepted || this.broken(clientRefused, account))
      return void reply.code(401).send({ error: 'invalid_client', error_description: 'The client is not accepted.' });
    void reply.code(400).send({ error: 'invalid_grant', error_description: 'The code is not known.' });
  }

  private broken(kind: SwitchKind, account: string): Switch | undefined {
    return this.switches.list('sso_oidc', kind).find((one) => !one.account || one.account === account);
  }

  private find(account: string, request: FastifyRequest): OidcAccount {
    const found = accounts.find((one) => one.account === account);
    if (!found) throw new HttpException({ error: 'tenant_not_found' }, 404);
    nameAccount(request.raw, account);
    return found;
  }
}

/** From the header (RFC 6749, 2.3.1), or from the body. */
function clientOf(authorization = '', { client_id, client_secret }: Record<string, string>) {
  const [, basic] = /^Basic (\S+)$/i.exec(authorization) ?? [];
  if (!basic) return { client_id, client_secret };
  const [id, secret] = Buffer.from(basic, 'base64')
    .toString()
    .split(':')
    .map((one) => new URLSearchParams(`v=${one}`).get('v')!);
  return { client_id: id, client_secret: secret };
}
