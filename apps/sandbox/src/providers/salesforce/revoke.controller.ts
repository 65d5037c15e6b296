import { All, Body, Controller, HttpCode, HttpException, Query } from '@nestjs/common';
import { AuthorizationService } from '../../oauth/authorization-service';

/** Needs no client authentication, as at Salesforce; revoking a refresh token revokes its whole grant. */
@Controller('salesforce/services/oauth2/revoke')
export class RevokeController {
  constructor(private readonly authorization: AuthorizationService) {}

  @All()
  @HttpCode(200)
  revoke(@Body() body: { token?: string } | undefined, @Query('token') fromQuery?: string): string {
    const token = body?.token ?? fromQuery ?? '';
    const store = this.authorization.store('salesforce');
    const grantId = store.grantOf(token);
    if (!grantId) throw new HttpException({ error: 'invalid_token', error_description: 'invalid token' }, 400);
    if (store.find('RefreshToken', token)) store.revokeGrant(grantId);
    else store.remove('AccessToken', token);
    return '';
  }
}
