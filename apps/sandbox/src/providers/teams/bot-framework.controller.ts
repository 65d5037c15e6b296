import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SandboxConfig } from '../../config';
import { SigningKey } from '../../oauth/signing-key';
import { Switches } from '../../switches/switches';
import { BotTokens } from './bot-tokens';
import { appRefused } from './teams-switches';

/** Where an app gets its token, and by what it knows the tokens of the Bot Framework. */
@Controller('teams')
export class BotFrameworkController {
  constructor(
    private readonly config: SandboxConfig,
    private readonly switches: Switches,
    private readonly tokens: BotTokens,
    private readonly key: SigningKey,
  ) {}

  @Post(':directory/oauth2/v2.0/token')
  token(@Body() body: Record<string, string> | undefined, @Res() reply: FastifyReply): void {
    const { id, password } = this.config.teams_app;
    const known = id !== '' && body?.['client_id'] === id && body['client_secret'] === password;
    if (!known || this.switches.list('teams', appRefused).length > 0)
      return void reply
        .code(401)
        .send({ error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' });
    if (body['scope'] !== 'https://api.botframework.com/.default' || body['grant_type'] !== 'client_credentials')
      return void reply.code(400).send({ error: 'invalid_request' });
    void reply.code(200).send({ token_type: 'Bearer', ...this.tokens.issue() });
  }

  @Get('v1/.well-known/openidconfiguration')
  metadata(): object {
    return {
      issuer: 'https://api.botframework.com',
      jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  @Get('v1/.well-known/keys')
  keys(): object {
    const { kty, n, e, kid, alg, use } = this.key.jwk;
    return { keys: [{ kty, n, e, kid, alg, use, endorsements: ['msteams'] }] };
  }
}
