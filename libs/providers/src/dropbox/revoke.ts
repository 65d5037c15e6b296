import type { Revoke } from '@linesman/provider-kit';
import { dropboxRpc } from './dialect';

/**
 * Disables the access token that the call is made with, its refresh token, and the other access tokens of that one.
 * https://dropbox.github.io/SwiftyDropbox/api-docs/latest/Classes/AuthRoutes.html
 */
export const revoke: Revoke = async (call) => {
  await dropboxRpc(call, 'auth/token/revoke', null, (body): body is unknown => body === null || body === '');
};
