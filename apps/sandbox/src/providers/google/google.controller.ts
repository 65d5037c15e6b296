import { Body, Controller, Get, HttpCode, HttpException, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { JWK } from 'jose';
import { AuthorizationService } from '../../oauth/authorization-service';
import { SigningKey } from '../../oauth/signing-key';
import { partial } from './fields';
import { GoogleAccess } from './google-access';
import { googleFailure } from './google-failure';

/** The user's identity at Google, revoking a grant, and the keys that Google signs with. */
@Controller('google')
export class GoogleController {
  constructor(
    private readonly access: GoogleAccess,
    private readonly authorization: AuthorizationService,
    private readonly signingKey: SigningKey,
  ) {}

  @Get('oauth2/v3/certs')
  keys(): { keys: JWK[] } {
    const { kty, n, e, kid, alg, use } = this.signingKey.jwk;
    return { keys: [{ kty, n, e, kid, alg, use }] };
  }

  @Get('v1/userinfo')
  userinfo(@Req() request: FastifyRequest): unknown {
    const { sub, email } = this.access.signedIn(request);
    return { sub, picture: 'https://lh3.googleusercontent.com/a/default-user', email, email_verified: true };
  }

  @Get('drive/v3/about')
  about(@Req() request: FastifyRequest, @Query('fields') fields: string | undefined): unknown {
    const { person, email, permission_id: permissionId } = this.access.reading(request).owner;
    if (!fields) throw googleFailure(400, 'required', "The 'fields' parameter is required for this method.");
    const user = { kind: 'drive#user', displayName: person, me: true, permissionId, emailAddress: email };
    return partial({ kind: 'drive#about', user, storageQuota: { limit: '16106127360', usage: '1234567' } }, fields);
  }

  /** Revoking an access token revokes its whole grant, as revoking a refresh token does. */
  @Post('revoke')
  @HttpCode(200)
  revoke(@Body() body: { token?: string } | undefined, @Query('token') fromQuery?: string): unknown {
    const store = this.authorization.store('google');
    const grantId = store.grantOf(body?.token ?? fromQuery ?? '');
    if (!grantId)
      throw new HttpException({ error: 'invalid_token', error_description: 'Token expired or revoked' }, 400);
    store.revokeGrant(grantId);
    return {};
  }
}
