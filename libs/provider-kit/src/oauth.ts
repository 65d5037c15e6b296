import { createHash, randomBytes } from 'node:crypto';
import type { OAuth2Auth } from './manifest';
import { requestToken, type TokenEndpoint, type TokenSet } from './oauth-token';

/** RFC 7636 with S256: the challenge is sent with the authorization request, the verifier with the code. */
export function createPkce(): { code_verifier: string; code_challenge: string } {
  const code_verifier = randomBytes(32).toString('base64url');
  return { code_verifier, code_challenge: createHash('sha256').update(code_verifier).digest('base64url') };
}

export function createState(): string {
  return randomBytes(32).toString('base64url');
}

export function buildAuthorizeUrl(request: {
  auth: OAuth2Auth;
  client_id: string;
  redirect_uri: string;
  state: string;
  code_challenge: string;
}): string {
  const { auth, ...fixed } = request;
  const url = new URL(auth.authorize_url);
  const parameters: Record<string, string> = {
    ...auth.authorize_params,
    ...fixed,
    response_type: 'code',
    code_challenge_method: 'S256',
  };
  if (auth.scopes.length) parameters.scope = auth.scopes.join(' ');
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.toString();
}

export function exchangeCode(
  endpoint: TokenEndpoint,
  granted: { code: string; code_verifier: string; redirect_uri: string },
): Promise<TokenSet> {
  return requestToken(endpoint, { grant_type: 'authorization_code', ...granted });
}

/** If the answer has a refresh token, it replaces the one sent; if not, the one sent stays valid. */
export function refreshToken(endpoint: TokenEndpoint, refresh_token: string): Promise<TokenSet> {
  return requestToken(endpoint, { grant_type: 'refresh_token', refresh_token });
}
